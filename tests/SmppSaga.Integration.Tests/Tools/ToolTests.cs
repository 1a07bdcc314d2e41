using System.CommandLine;
using System.Text.Json;
using SmppSaga.Cli.Tools;

namespace SmppSaga.Integration.Tests.Tools;

public class ToolTests
{
    [Fact]
    public void A_receipt_is_shown_by_the_names_of_its_keys()
    {
        (int exitCode, string[] lines) = Run("", "receipt", "parse", "--json", "id:7 sub:001 dlvrd:000 submit date:2611221844 done date:? stat:EXPIRED err:01a text:Hi \"you\"");

        Assert.Equal(0, exitCode);
        Assert.Equal(
            """{"id":"7","sub":1,"dlvrd":0,"submit_date":"2026-11-22T18:44:00","done_date":null,"stat":"EXPIRED","err":"01a","text":"Hi \"you\"","message_state":3,"is_receipt":true}""",
            Assert.Single(lines));
    }

    [Fact]
    public void Tlvs_and_octets_of_a_receipt_can_be_given()
    {
        (_, string[] lines) = Run("", "receipt", "parse", "--hex", "--data-coding", "8", "--receipted-message-id", "A1", "--message-state", "2", "0069");

        Assert.Contains("\"id\":\"A1\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"stat\":\"DELIVRD\"", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Cutting_shows_units_and_where_each_part_starts()
    {
        string text = new string('a', 152) + "€" + new string('b', 8);

        (int exitCode, string[] lines) = Run("", "text", "split", text, "--reference", "66");

        using JsonDocument json = JsonDocument.Parse(lines[0]);
        JsonElement root = json.RootElement;
        Assert.Equal(0, exitCode);
        Assert.Equal(("gsm7", 0, 162, 2, true), (root.GetProperty("encoding").GetString(), root.GetProperty("data_coding").GetInt32(), root.GetProperty("total_units").GetInt32(), root.GetProperty("parts").GetInt32(), root.GetProperty("esm_class_udhi").GetBoolean()));
        Assert.Equal("[152,10]", root.GetProperty("units_per_part").GetRawText());
        Assert.Equal("[0,152]", root.GetProperty("part_start_utf16_index").GetRawText());
        Assert.Equal("0500034202021b656262626262626262", root.GetProperty("short_message_hex")[1].GetString());
    }

    [Theory]
    [InlineData("sar", "\"sar\":[{\"sar_msg_ref_num\":9,\"sar_total_segments\":2,\"sar_segment_seqnum\":1}")]
    [InlineData("payload", "\"message_payload_hex\":\"0439")]
    [InlineData("udh16", "\"short_message_hex\":[\"06080400090201")]
    public void Every_way_of_concatenation_shows_what_carries_it(string concatenation, string expected)
    {
        (_, string[] lines) = Run("", "text", "split", new string('й', 100), "--concat", concatenation, "--reference", "9");

        Assert.Contains(expected, lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Gsm7_shows_septets_one_per_octet_and_packed()
    {
        (_, string[] lines) = Run("", "text", "gsm7", "1234567");

        Assert.Equal(
            """{"septets":7,"septet_hex":"31323334353637","packed_hex":"31d98c56b3dd00","packed_cr_padded_hex":"31d98c56b3dd1a","text":"1234567"}""",
            Assert.Single(lines));
    }

    [Theory]
    [InlineData("31d98c56b3dd1a", "--packed", "\"text\":\"1234567\"")]
    [InlineData("1B4980", "--single=Turkish", "\"text\":\"İ\uFFFD\"")]
    public void Septets_can_be_given_in_hexadecimal(string hex, string option, string expected)
    {
        (_, string[] lines) = Run("", "text", "gsm7", "--hex", hex, option);

        Assert.Contains(expected, lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_dash_reads_lines_with_escapes_and_answers_each_in_its_place()
    {
        (int exitCode, string[] lines) = Run("a\\nb\\r\\\\c\\q\n\n日本\r\n@", "text", "gsm7", "-");

        Assert.Equal(1, exitCode);
        Assert.Equal(4, lines.Length);
        Assert.Contains("\"text\":\"a\\nb\\r\\\\c\\\\q\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"septets\":0", lines[1], StringComparison.Ordinal);
        Assert.Equal("{\"error\":\"text: the character at index 0 has no place in Gsm7.\"}", lines[2]);
        Assert.Contains("\"septet_hex\":\"00\"", lines[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "gsm7")]
    [InlineData("text", "gsm7", "a", "--hex", "61")]
    [InlineData("text", "split", "a", "--encoding", "3")]
    [InlineData("text", "split", "a", "--encoding", "binary")]
    [InlineData("text", "split", "a", "--concat", "csms")]
    [InlineData("text", "split", "a", "--reference", "65536")]
    [InlineData("receipt", "parse")]
    public void A_wrong_call_is_a_usage_error(params string[] args)
    {
        Assert.NotEmpty(Parse(args).Errors);
    }

    [Fact]
    public void No_input_stops_a_tool()
    {
        string input = string.Join('\n', Enumerable.Range(0, 0x600).Select(i => $"id:{(char)(i * 41)} stat:{(char)i}\\{(char)i} text:\0"));
        int count = input.Split('\n').Length;

        foreach (string[] args in (string[][])[["receipt", "parse", "-"], ["receipt", "parse", "--hex", "-"], ["text", "split", "-"], ["text", "split", "-", "--encoding", "latin1"], ["text", "gsm7", "-"], ["text", "gsm7", "--hex", "-"], ["pdu", "decode", "-"], ["pdu", "encode", "-"]])
        {
            (_, string[] lines) = Run(input, args);

            Assert.Equal(count, lines.Length);
            Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
        }
    }

    private static ParseResult Parse(string[] args, string input = "")
    {
        RootCommand root = new("smppsaga") { PduCommand.Create(() => new StringReader(input)), ReceiptCommand.Create(() => new StringReader(input)), TextCommand.Create(() => new StringReader(input)) };
        return root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
    }

    internal static (int ExitCode, string[] Lines) Run(string input, params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" };
        int exitCode = Parse(args, input).Invoke(new InvocationConfiguration { Output = output, EnableDefaultExceptionHandler = false });
        return (exitCode, output.ToString().TrimEnd('\n').Split('\n'));
    }
}
