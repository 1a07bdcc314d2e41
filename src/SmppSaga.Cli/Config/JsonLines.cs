using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SmppSaga.Cli.Config;

/// <summary>--json: one object per line.</summary>
internal static class JsonLines
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Option<bool> Option() => new("--json") { Description = "One JSON object per line." };

    public static void Write<T>(TextWriter output, T value) => output.WriteLine(JsonSerializer.Serialize(value, Json));
}
