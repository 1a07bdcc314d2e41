using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SmppSaga.Smpp;
using SmppSaga.Smpp.LongMessages;
using SmppSaga.Smpp.Text;

namespace SmppSaga.Cli.Tools;

/// <summary>Runs a tool over its inputs: one JSON object a line, in their order. An input that the tool refuses becomes <c>{"error": …}</c>, and the exit code 1.</summary>
internal static class ToolRunner
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Taken because every other command that prints data has it; the tools print nothing but JSON.</summary>
    public static Option<bool> JsonOption() => new("--json") { Description = "one JSON object per line, as without it", Recursive = true };

    public static int Run(ParseResult result, string argument, Func<TextReader> standardInput, Action<string, Utf8JsonWriter> tool, bool hasEscapes = true)
    {
        TextWriter output = result.InvocationConfiguration.Output;
        int exitCode = 0;
        foreach (string input in ToolInput.Read(argument, standardInput, hasEscapes))
        {
            try
            {
                output.WriteLine(ToObject(json => tool(input, json)));
            }
            catch (Exception refused) when (refused is UnencodableTextException or MessageTooLongException or SmppFieldException or FormatException or JsonException)
            {
                output.WriteLine(ToObject(json => json.WriteString("error", refused.Message)));
                exitCode = 1;
            }
        }

        return exitCode;
    }

    /// <summary>A string that JSON can carry: half a surrogate pair, as octets may hold it, becomes U+FFFD.</summary>
    public static string? Printable(string? text) => text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    public static string Hex(ReadOnlySpan<byte> octets) => Convert.ToHexStringLower(octets);

    private static string ToObject(Action<Utf8JsonWriter> write)
    {
        using MemoryStream octets = new();
        using (Utf8JsonWriter json = new(octets, Json))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(octets.GetBuffer(), 0, (int)octets.Length);
    }
}
