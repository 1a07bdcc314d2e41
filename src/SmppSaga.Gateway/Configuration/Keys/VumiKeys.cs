using SmppSaga.Gateway.Configuration.Values;

namespace SmppSaga.Gateway.Configuration.Keys;

/// <summary>The keys of Vumi's SMPP transport that ours have no name for: a few have an effect here, the others are known and wait.</summary>
internal static class VumiKeys
{
    private static readonly (string Name, string Meaning)[] Later =
    [
        ("initial_reconnect_delay", "first wait before a new connection, never read there"),
        ("throttle_delay", "wait before a throttled PDU goes out again"),
        ("deliver_sm_decoding_error", "status of the answer to a deliver_sm that could not be decoded"),
        ("submit_sm_expiry", "how long a submitted message is remembered"),
        ("third_party_id_expiry", "how long an SMSC's id is remembered"),
        ("final_dr_third_party_id_expiry", "the same after a final receipt"),
        ("completed_multipart_info_expiry", "how long a finished multipart message is remembered"),
        ("disable_ack", "no ack events"),
        ("disable_delivery_report", "no delivery reports"),
        ("redis_manager", "Redis connection"),
        ("split_bind_prefix", "name shared by the two halves of a split bind"),
        ("codec_class", "decoder of incoming texts"),
        ("delivery_report_processor", "plug-in for receipts"),
        ("delivery_report_processor_config", "its settings"),
        ("deliver_short_message_processor", "plug-in for incoming messages"),
        ("deliver_short_message_processor_config", "its settings"),
        ("submit_short_message_processor", "plug-in for outgoing messages"),
        ("submit_short_message_processor_config", "its settings"),
        ("delivery_report_regex", "pattern of a receipt's text"),
        ("delivery_report_status_mapping", "receipt state to outcome"),
        ("delivery_report_use_esm_class", "receipts known by esm_class, not by text"),
        ("data_coding_overrides", "codec by data_coding"),
        ("allow_empty_messages", "take incoming messages without text"),
        ("submit_sm_encoding", "codec of outgoing texts"),
        ("submit_sm_data_coding", "data_coding of outgoing texts"),
        ("multipart_sar_reference_rollover", "where the SAR reference starts again"),
        ("max_session_length", "life of a USSD session"),
        ("ussd_code_pdu_field", "where a USSD code stands"),
        ("publish_status", "publish status messages"),
        ("amqp_prefetch_count", "unacknowledged messages of a consumer"),
        ("worker_name", "name in heartbeats"),
        ("middleware", "stack of plug-ins"),
        ("concurrent_sends", "messages handled at a time"),
    ];

    public static IReadOnlyList<OptionKey<ConnectorOptions>> Connector { get; } =
    [
        new ValueKey<ConnectorOptions, SmscEndpoint?>(
            "twisted_endpoint", SmscEndpoint.Kind, _ => null, (o, v) => v is null ? o : o with { Host = [v.Host], Port = v.Port }, "Vumi: host and port in one.", []),
        Long("send_multipart_udh", LongMessages.Udh8),
        Long("send_multipart_sar", LongMessages.Sar),
        Long("send_long_messages", LongMessages.Payload),
        .. Later.Select(key => new LaterKey<ConnectorOptions>(new ForeignKey<ConnectorOptions>(key.Name, key.Meaning))),
    ];

    /// <summary>Vumi's three switches, of which one at most may be on.</summary>
    public static IReadOnlyList<string> LongMessageSwitches { get; } = ["send_long_messages", "send_multipart_sar", "send_multipart_udh"];

    private static ValueKey<ConnectorOptions, bool> Long(string name, LongMessages way) => new(
        name, Kinds.Flag, _ => false, (o, v) => v ? o with { LongMessages = way } : o, $"Vumi: true is long_messages: {way.ToString().ToLowerInvariant()}.", []);
}
