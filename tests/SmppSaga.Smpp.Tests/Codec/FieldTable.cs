using System.Globalization;

namespace SmppSaga.Smpp.Tests.Codec;

/// <summary>
/// The layouts of all PDUs as the specifications print them, written down a second time: b is an octet, cN a C-octet string of at most N
/// octets, m a counted octet string, D and U the lists of submit_multi.
/// </summary>
internal static class FieldTable
{
    private const string Source = "source_addr_ton:b source_addr_npi:b source_addr:c21";
    private const string Destination = "dest_addr_ton:b dest_addr_npi:b destination_addr:c21";
    private const string Bind = "system_id:c16 password:c9 system_type:c13 interface_version:b addr_ton:b addr_npi:b address_range:c41";
    private const string Times = "schedule_delivery_time:c17 validity_period:c17";
    private const string Message =
        $"service_type:c6 {Source} {Destination} esm_class:b protocol_id:b priority_flag:b {Times} registered_delivery:b replace_if_present_flag:b data_coding:b sm_default_msg_id:b short_message:m254";

    public static readonly Layout[] All =
    [
        new(0x00000001, "bind_receiver", Bind),
        new(0x00000002, "bind_transmitter", Bind),
        new(0x00000003, "query_sm", $"message_id:c65 {Source}"),
        new(0x00000004, "submit_sm", Message),
        new(0x00000005, "deliver_sm", Message),
        new(0x00000006, "unbind", ""),
        new(0x00000007, "replace_sm", $"message_id:c65 {Source} {Times} registered_delivery:b sm_default_msg_id:b short_message:m254"),
        new(0x00000008, "cancel_sm", $"service_type:c6 message_id:c65 {Source} {Destination}"),
        new(0x00000009, "bind_transceiver", Bind),
        new(0x0000000B, "outbind", "system_id:c16 password:c9"),
        new(0x00000015, "enquire_link", ""),
        new(0x00000021, "submit_multi", Message.Replace(Destination, "dest_addresses:D", StringComparison.Ordinal)),
        new(0x00000102, "alert_notification", "source_addr_ton:b source_addr_npi:b source_addr:c65 esme_addr_ton:b esme_addr_npi:b esme_addr:c65"),
        new(0x00000103, "data_sm", "service_type:c6 source_addr_ton:b source_addr_npi:b source_addr:c65 dest_addr_ton:b dest_addr_npi:b destination_addr:c65 esm_class:b registered_delivery:b data_coding:b"),
        new(0x00000111, "broadcast_sm", $"service_type:c6 {Source} message_id:c65 priority_flag:b {Times} replace_if_present_flag:b data_coding:b sm_default_msg_id:b"),
        new(0x00000112, "query_broadcast_sm", $"message_id:c65 {Source}"),
        new(0x00000113, "cancel_broadcast_sm", $"service_type:c6 message_id:c65 {Source}"),
        new(0x80000000, "generic_nack", ""),
        new(0x80000001, "bind_receiver_resp", "system_id:c16"),
        new(0x80000002, "bind_transmitter_resp", "system_id:c16"),
        new(0x80000003, "query_sm_resp", "message_id:c65 final_date:c17 message_state:b error_code:b"),
        new(0x80000004, "submit_sm_resp", "message_id:c65"),
        new(0x80000005, "deliver_sm_resp", "message_id:c65"),
        new(0x80000006, "unbind_resp", ""),
        new(0x80000007, "replace_sm_resp", ""),
        new(0x80000008, "cancel_sm_resp", ""),
        new(0x80000009, "bind_transceiver_resp", "system_id:c16"),
        new(0x80000015, "enquire_link_resp", ""),
        new(0x80000021, "submit_multi_resp", "message_id:c65 unsuccess_smes:U"),
        new(0x80000103, "data_sm_resp", "message_id:c65"),
        new(0x80000111, "broadcast_sm_resp", "message_id:c65"),
        new(0x80000112, "query_broadcast_sm_resp", "message_id:c65"),
        new(0x80000113, "cancel_broadcast_sm_resp", ""),
    ];

    public static TheoryData<string> Names => [.. All.Select(static layout => layout.Name)];

    public static Layout Of(string name) => All.Single(layout => layout.Name == name);

    internal sealed record Layout(uint Id, string Name, string Text)
    {
        public Field[] Fields { get; } =
            [.. Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static part => part.Split(':')).Select(static part => new Field(part[0], part[1][0], part[1].Length > 1 ? int.Parse(part[1].AsSpan(1), CultureInfo.InvariantCulture) : 0))];

        public Type Type { get; } = typeof(Pdu).Assembly.GetType($"SmppSaga.Smpp.{Pascal(Name)}", throwOnError: true)!;
    }

    internal sealed record Field(string Name, char Kind, int Max)
    {
        public object? Read(Pdu pdu) => pdu.GetType().GetProperty(Pascal(Name))!.GetValue(pdu);

        public void Set(Pdu pdu, object value) => pdu.GetType().GetProperty(Pascal(Name))!.SetValue(pdu, value);
    }

    public static string Pascal(string name) => string.Concat(name.Split('_').Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
}
