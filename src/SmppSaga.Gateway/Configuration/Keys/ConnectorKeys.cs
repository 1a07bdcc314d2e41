using SmppSaga.Gateway.Configuration.Values;
using static SmppSaga.Gateway.Configuration.Values.Kinds;

namespace SmppSaga.Gateway.Configuration.Keys;

internal static class ConnectorKeys
{
    public static OptionSection<ConnectorOptions> Section { get; } = Complete(new(new ConnectorOptions())
    {
        { "host", new ListKind<string>(Host), o => o.Host, (o, v) => o with { Host = v }, "SMSC's host, or several to try in order. Required." },
        { "port", Integer(1, 65535), o => o.Port, (o, v) => o with { Port = v }, "SMSC's port." },
        { "system_id", Ascii(1, 15), o => o.SystemId, (o, v) => o with { SystemId = v }, "Account at the SMSC (SMPP 3.4, 5.2.1). Required." },
        { "password", new SecretKind(8, "\"${env:SMPP_PASSWORD}\""), o => o.Password, (o, v) => o with { Password = v }, "Its password (SMPP 3.4, 5.2.2)." },
        { "system_type", Ascii(0, 12), o => o.SystemType, (o, v) => o with { SystemType = v }, "system_type of the bind (SMPP 3.4, 5.2.3)." },
        { "interface_version", OneOf<byte>(("34", 0x34), ("33", 0x33), ("50", 0x50)), o => o.InterfaceVersion, (o, v) => o with { InterfaceVersion = v }, "SMPP version of the bind." },
        { "address_range", Ascii(0, 40), o => o.AddressRange, (o, v) => o with { AddressRange = v }, "address_range of the bind (SMPP 3.4, 5.2.7)." },
        { "bind", OneOf(("transceiver", BindMode.Transceiver), ("transmitter", BindMode.Transmitter), ("receiver", BindMode.Receiver), ("pair", BindMode.Pair)), o => o.Bind, (o, v) => o with { Bind = v }, "What each session is bound as." },
        { "binds", Integer(1, 100), o => o.Binds, (o, v) => o with { Binds = v }, "Sessions over the whole fleet." },
        { "window", Integer(1, 10_000), o => o.Window, (o, v) => o with { Window = v }, "Unanswered submits on one session." },
        { "tps", Integer(0, 1_000_000), o => o.Tps, (o, v) => o with { Tps = v }, "Parts per second over the whole fleet; 0 is no limit of ours. The binds share it evenly.", "mt_tps" },
        { "tps_per_sender", Integer(0, 1_000_000), o => o.TpsPerSender, (o, v) => o with { TpsPerSender = v }, "Parts per second of one sender number over the whole fleet; 0 is no limit of ours." },
        { "response_timeout", Duration("10ms", "1h"), o => o.ResponseTimeout, (o, v) => o with { ResponseTimeout = v }, "From a submit to doubt about its outcome." },
        { "enquire_link_interval", Duration("10ms", "1h"), o => o.EnquireLinkInterval, (o, v) => o with { EnquireLinkInterval = v }, "Silence after which an enquire_link goes out.", "smpp_enquire_link_interval" },
        { "enquire_link_timeout", Duration("10ms", "1h"), o => o.EnquireLinkTimeout, (o, v) => o with { EnquireLinkTimeout = v }, "Silence after it that ends the session." },
        { "bind_timeout", Duration("10ms", "1h"), o => o.BindTimeout, (o, v) => o with { BindTimeout = v }, "From the bind to its answer, at most.", "smpp_bind_timeout" },
        { "auth_backoff", Duration("1s", "1d"), o => o.AuthBackoff, (o, v) => o with { AuthBackoff = v }, "First wait after the SMSC refused the credentials." },
        { "on_unknown_outcome", OneOf(("resend", UnknownOutcome.Resend), ("hold", UnknownOutcome.Hold), ("fail", UnknownOutcome.Fail)), o => o.OnUnknownOutcome, (o, v) => o with { OnUnknownOutcome = v }, "What happens to a part that the SMSC may or may not have taken." },
        { "message_id_format", OneOf(("as_is", MessageIdFormat.AsIs), ("hex_in_response_decimal_in_receipt", MessageIdFormat.HexInResponseDecimalInReceipt), ("decimal_in_response_hex_in_receipt", MessageIdFormat.DecimalInResponseHexInReceipt), ("ignore_leading_zeros", MessageIdFormat.IgnoreLeadingZeros)), o => o.MessageIdFormat, (o, v) => o with { MessageIdFormat = v }, "How the id in a receipt relates to the one in the answer." },
        { "default_alphabet", OneOf(("gsm7", DefaultAlphabet.Gsm7), ("latin1", DefaultAlphabet.Latin1), ("ascii", DefaultAlphabet.Ascii)), o => o.DefaultAlphabet, (o, v) => o with { DefaultAlphabet = v }, "What data_coding 0 means there. Receipts are read as ASCII all the same, as SMSCs write them." },
        { "long_messages", OneOf(("udh8", LongMessages.Udh8), ("udh16", LongMessages.Udh16), ("sar", LongMessages.Sar), ("payload", LongMessages.Payload)), o => o.LongMessages, (o, v) => o with { LongMessages = v }, "How a text that needs more than one submit_sm is carried." },
        { "destination_format", OneOf(("as_is", DestinationFormat.AsIs), ("digits", DestinationFormat.Digits), ("plus", DestinationFormat.Plus)), o => o.DestinationFormat, (o, v) => o with { DestinationFormat = v }, "How the destination is written on the wire: as given, international digits, or + and those." },
        { "smsc_time_zone", Checked("IANA time zone, or empty", text => text.Length == 0 || TimeZoneInfo.TryFindSystemTimeZoneById(text, out _)), o => o.SmscTimeZone, (o, v) => o with { SmscTimeZone = v }, "Time zone of the dates in its receipts; empty leaves them as written.", null, InEffect.Later },
        { "registered_delivery", Octet("0, 1 or 2 (plus 4, 8 or 12 for SME acknowledgements, 16 for intermediate notifications), or true, false", v => v < 32 && (v & 3) != 3), o => o.RegisteredDelivery, (o, v) => o with { RegisteredDelivery = v }, "Receipts that are asked for (SMPP 3.4, 5.2.17): 0 none, 1 every outcome, 2 failures." },
        { "service_type", Ascii(0, 5), o => o.ServiceType, (o, v) => o with { ServiceType = v }, "service_type of every submit_sm (SMPP 3.4, 5.2.11)." },
        { "source_addr_ton", Ton, o => o.SourceAddrTon, (o, v) => o with { SourceAddrTon = v }, "Type of number of the sender (SMPP 3.4, 5.2.5); 0 when there is none." },
        { "source_addr_npi", Npi, o => o.SourceAddrNpi, (o, v) => o with { SourceAddrNpi = v }, "Numbering plan of the sender (SMPP 3.4, 5.2.6); 0 when there is none." },
        { "dest_addr_ton", Ton, o => o.DestAddrTon, (o, v) => o with { DestAddrTon = v }, "Type of number of the destination." },
        { "dest_addr_npi", Npi, o => o.DestAddrNpi, (o, v) => o with { DestAddrNpi = v }, "Numbering plan of the destination." },
        { "tls", TlsKeys.Section, o => o.Tls, (o, v) => o with { Tls = v } },
    });

    private static ValueKind<byte> Ton => Octet("integer 0..6", v => v <= 6);

    private static ValueKind<byte> Npi => Octet("integer 0..18", v => v <= 18);

    private static OptionSection<ConnectorOptions> Complete(OptionSection<ConnectorOptions> section)
    {
        foreach (OptionKey<TimerOptions> timer in TimerKeys.Section)
        {
            section.Add(new LiftedKey<ConnectorOptions, TimerOptions>(timer, o => o.Timers, (o, v) => o with { Timers = v }));
        }

        foreach (OptionKey<ConnectorOptions> key in AnswerKeys.Connector.Concat(VumiKeys.Connector))
        {
            section.Add(key);
        }

        return section;
    }
}
