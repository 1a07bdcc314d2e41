using System.Text.Json;

namespace SmppSaga.Integration.Tests.Tools;

public class PduToolTests
{
    private const string SubmitSm =
        "0000004b00000004000000000000000a" + "00" + "0501414243" + "00" + "0101323738333100" + "40" + "0000" + "00" + "00" + "01" + "00" + "f1" + "00" + "08" + "0500030902016869" + "0204000200ff" + "140000010a" + "04240000" + "14000000";

    [Fact]
    public void A_pdu_is_shown_in_wire_order_by_the_names_of_the_specification()
    {
        string length = (SubmitSm.Length / 2).ToString("x8", null);

        (int exitCode, string[] lines) = ToolTests.Run("", "pdu", "decode", length + SubmitSm[8..]);

        Assert.Equal(0, exitCode);
        Assert.Equal(
            $$"""{"outcome":"accept","command":"submit_sm","command_id":"0x00000004","command_length":{{SubmitSm.Length / 2}},"command_status":0,"sequence_number":10,"body":{"service_type":"","source_addr_ton":5,"source_addr_npi":1,"source_addr":"ABC","dest_addr_ton":1,"dest_addr_npi":1,"destination_addr":"27831","esm_class":64,"protocol_id":0,"priority_flag":0,"schedule_delivery_time":"","validity_period":"","registered_delivery":1,"replace_if_present_flag":0,"data_coding":241,"sm_default_msg_id":0,"sm_length":8,"short_message":"0500030902016869","udh":"050003090201"},"tlvs":[{"tag":"0x0204","name":"user_message_reference","length":2,"value_hex":"00ff"},{"tag":"0x1400","name":null,"length":1,"value_hex":"0a"},{"tag":"0x0424","name":"message_payload","length":0,"value_hex":""},{"tag":"0x1400","name":null,"length":0,"value_hex":""}]}""",
            Assert.Single(lines));
    }

    [Theory]
    [InlineData("0000001000000110000000000000000b", "reject", "{\"command\":\"generic_nack\",\"status\":\"ESME_RINVCMDID\",\"command_status\":3,\"sequence_number\":11}")]
    [InlineData("0000001080000110000000000000000b", "ignore", null)]
    [InlineData("0000000f000000000000000000000000", "framing-error", null)]
    [InlineData("7fffffff", "framing-error", null)]
    [InlineData("", "framing-error", null)]
    [InlineData("00000010000001100000000000000001 00000010000000150000000000000002", "reject-then-accept", "{\"command\":\"generic_nack\",\"status\":\"ESME_RINVCMDID\",\"command_status\":3,\"sequence_number\":1}")]
    public void What_a_session_does_with_octets_is_told_with_its_reply(string hex, string outcome, string? reply)
    {
        (_, string[] lines) = ToolTests.Run("", "pdu", "decode", hex);

        using JsonDocument json = JsonDocument.Parse(lines[0]);
        Assert.Equal(outcome, json.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(reply is not null, json.RootElement.TryGetProperty("reply", out JsonElement shown));
        Assert.True(json.RootElement.TryGetProperty("error", out _));
        Assert.Equal(reply, reply is null ? null : shown.GetRawText());
    }

    [Theory]
    [InlineData("00000010800000040000000b00000002")]
    [InlineData("0000001180000004000000000000000200")]
    [InlineData("00000010000000150000000000000001")]
    [InlineData("0000003080000021000000000000000d666f6f7462616c6c00022621426f623100000000130000426f62320000000014")]
    [InlineData("0000003e00000021000000000000000d616263001c1d416c696365720002010000426f623100024c6973743100004d633d0000530000000268690005000100")]
    [InlineData("0000002100000001000000000000000d6100620063003401026400" + "0005000112")]
    public void Decoding_then_encoding_gives_the_octets(string hex)
    {
        hex = (hex.Length / 2).ToString("x8", null) + hex[8..];
        (_, string[] decoded) = ToolTests.Run("", "pdu", "decode", hex);

        (int exitCode, string[] lines) = ToolTests.Run(decoded[0], "pdu", "encode", "-");

        Assert.Equal((0, $"{{\"command_length\":{hex.Length / 2},\"hex\":\"{hex}\"}}"), (exitCode, lines[0]));
    }

    [Theory]
    [InlineData("{\"command\":\"submit_sm\",\"body\":{\"destination_addr\":\"123456789012345678901\"}}", "destination_addr: at most 20 octets, has 21.")]
    [InlineData("{\"command\":\"submit_sm\",\"body\":{\"esm_class\":256}}", "esm_class: a number from 0 to 255 expected.")]
    [InlineData("{\"command\":\"submit_sm\",\"body\":{\"text\":\"\"}}", "text: no field of this PDU.")]
    [InlineData("{\"command\":\"submit\"}", "command: the name or id of a PDU of SMPP 3.4 or 5.0 expected.")]
    [InlineData("{\"command\":\"submit_sm\",\"tlvs\":[{\"tag\":\"payload\",\"value_hex\":\"\"}]}", "tag: 0x and four digits, or the name of a TLV expected.")]
    public void A_wrong_value_is_told_by_its_field(string json, string error)
    {
        (int exitCode, string[] lines) = ToolTests.Run(json, "pdu", "encode", "-");

        Assert.Equal((1, $"{{\"error\":\"{error}\"}}"), (exitCode, lines[0]));
    }

    [Theory]
    [InlineData("{\"command\":\"submit_sm\",\"body\":{\"source_addr\":\"\\ud800\"}}")]
    [InlineData("{\"command\":\"submit_sm\",\"body\":{\"\\ud800\":1}}")]
    [InlineData("{\"command\":\"submit_multi\",\"body\":{\"dest_address\":[1]}}")]
    [InlineData("{\"command\":[]}")]
    [InlineData("[[[[")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData("{\"command\":\"query_sm_resp\",\"body\":null,\"tlvs\":{}}")]
    [InlineData("{\"command\":\"submit_sm_resp\",\"body\":\"\"}")]
    public void No_json_stops_the_tool(string json)
    {
        (int exitCode, string[] lines) = ToolTests.Run(json + "\n" + json, "pdu", "encode", "-");

        Assert.Equal((1, json.Length == 0 ? 1 : 2), (exitCode, lines.Length));
        Assert.All(lines, line => Assert.StartsWith("{\"error\":", line, StringComparison.Ordinal));
    }
}
