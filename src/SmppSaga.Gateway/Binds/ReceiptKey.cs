using SmppSaga.Gateway.Configuration;
using SmppSaga.Smpp.Receipts;
using ConfiguredFormat = SmppSaga.Gateway.Configuration.MessageIdFormat;
using SmppFormat = SmppSaga.Smpp.Receipts.MessageIdFormat;

namespace SmppSaga.Gateway.Binds;

/// <summary>The key under which an answer and its receipt meet: scoped by connector, so two SMSCs may use the same ids.</summary>
internal static class ReceiptKey
{
    // SMPP allows 64 characters; a longer id is kept in the record, but keys stay short.
    private const int Longest = 128;

    public static string OfResponse(string connectorName, string messageId, ConnectorOptions connector) =>
        Key(connectorName, MessageIdKey.OfResponse(messageId, Format(connector.MessageIdFormat)));

    public static string OfReceipt(string connectorName, string messageId, ConnectorOptions connector) =>
        Key(connectorName, MessageIdKey.OfReceipt(messageId, Format(connector.MessageIdFormat)));

    private static string Key(string connector, string id) => $"{connector}|{(id.Length <= Longest ? id : id[..Longest])}";

    private static SmppFormat Format(ConfiguredFormat format) => format switch
    {
        ConfiguredFormat.HexInResponseDecimalInReceipt => SmppFormat.HexInResponseDecimalInReceipt,
        ConfiguredFormat.DecimalInResponseHexInReceipt => SmppFormat.DecimalInResponseHexInReceipt,
        ConfiguredFormat.IgnoreLeadingZeros => SmppFormat.IgnoreLeadingZeros,
        _ => SmppFormat.AsIs,
    };
}
