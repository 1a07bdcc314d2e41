using System.Text;

namespace SmppSaga.Cli.Tools;

/// <summary>What a tool works on: its argument as it stands or, for <c>-</c>, the lines of standard input.</summary>
internal static class ToolInput
{
    public const string Description = "the input; - reads one per line of standard input, with \\n, \\r and \\\\ as escapes";

    public static TextReader StandardInput() => new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    public static IEnumerable<string> Read(string argument, Func<TextReader> standardInput, bool hasEscapes)
    {
        if (argument != "-")
        {
            yield return argument;
            yield break;
        }

        using TextReader reader = standardInput();
        while (ReadLine(reader) is { } line)
        {
            yield return hasEscapes ? Unescape(line) : line;
        }
    }

    // TextReader.ReadLine would also end a line at a bare CR, which can be part of a text.
    private static string? ReadLine(TextReader reader)
    {
        StringBuilder line = new();
        int next = reader.Read();
        if (next < 0)
        {
            return null;
        }

        for (; next >= 0 && next != '\n'; next = reader.Read())
        {
            line.Append((char)next);
        }

        return line is [.., '\r'] ? line.ToString(0, line.Length - 1) : line.ToString();
    }

    private static string Unescape(string line)
    {
        StringBuilder text = new(line.Length);
        for (int i = 0; i < line.Length; i++)
        {
            char? escaped = line[i] != '\\' || i + 1 == line.Length ? null : line[i + 1] switch
            {
                'n' => '\n',
                'r' => '\r',
                '\\' => '\\',
                _ => null,
            };
            text.Append(escaped ?? line[i]);
            i += escaped is null ? 0 : 1;
        }

        return text.ToString();
    }
}
