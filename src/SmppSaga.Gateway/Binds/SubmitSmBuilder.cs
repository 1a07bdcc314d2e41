using System.Globalization;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Smpp;
using SmppSaga.Smpp.LongMessages;
using SmppSaga.Smpp.Text;
using SmppPart = SmppSaga.Smpp.LongMessages.MessagePart;

namespace SmppSaga.Gateway.Binds;

/// <summary>From an accepted message to its submit_sm, one per part. Pure: the same message gives the same octets on every pod and at every attempt.</summary>
internal static class SubmitSmBuilder
{
    private const byte AlphanumericTon = 5;
    private const int MaxAddress = 20;

    /// <param name="sms">The message as accepted.</param>
    /// <param name="connector">Where it goes.</param>
    /// <param name="reference">Ties the parts together; the same for all of them and at every attempt.</param>
    /// <param name="countryCode">routing.country_code, for a destination_format other than as_is.</param>
    /// <exception cref="NotSendableException">Text, data or options that no submit_sm can carry.</exception>
    public static IReadOnlyList<SubmitSm> Build(SmsAccepted sms, ConnectorOptions connector, ushort reference, string countryCode = "")
    {
        try
        {
            return [.. Parts(sms, connector, reference).Select((x, i) => Submit(sms, connector, x, Encode(sms, connector).DataCoding, countryCode, UserMessageReference.Of(reference, i + 1)))];
        }
        catch (MessageTooLongException e)
        {
            throw new NotSendableException(RejectReason.TooManyParts, e.Message);
        }
        catch (UnencodableTextException e)
        {
            throw new NotSendableException(RejectReason.InvalidText, e.Message);
        }
    }

    private static IReadOnlyList<SmppPart> Parts(SmsAccepted sms, ConnectorOptions connector, ushort reference) =>
        LongMessage.Split(Encode(sms, connector), Concatenation(connector.LongMessages), reference);

    private static EncodedText Encode(SmsAccepted sms, ConnectorOptions connector)
    {
        if (sms.Text is null)
        {
            return new EncodedText { Encoding = TextEncoding.Binary, DataCoding = sms.DataCoding, Octets = sms.Data };
        }

        if (!Enum.TryParse(sms.Encoding, ignoreCase: true, out TextEncoding encoding) || encoding == TextEncoding.Binary)
        {
            throw new NotSendableException(RejectReason.InvalidText, $"encoding: expected Auto, Gsm7, Latin1 or Ucs2 for a text, got '{sms.Encoding}'.");
        }

        return MessageText.Encode(sms.Text, encoding, sms.Flash ? (byte)0 : null, Alphabet(connector.DefaultAlphabet));
    }

    private static SubmitSm Submit(SmsAccepted sms, ConnectorOptions connector, SmppPart part, byte dataCoding, string countryCode, ushort userReference)
    {
        (byte ton, byte npi) = SourceType(sms.Sender, connector);
        return new SubmitSm
        {
            ServiceType = connector.ServiceType,
            SourceAddrTon = ton, SourceAddrNpi = npi, SourceAddr = sms.Sender,
            DestAddrTon = connector.DestAddrTon, DestAddrNpi = connector.DestAddrNpi, DestinationAddr = Destination(sms.To, connector.DestinationFormat, countryCode),
            EsmClass = part.EsmClass,
            PriorityFlag = sms.Priority,
            RegisteredDelivery = sms.RegisteredDelivery,
            DataCoding = dataCoding,
            ShortMessage = part.ShortMessage,
            Tlvs = Tlvs(sms, part, connector.InterfaceVersion > 0x33 ? userReference : null),
        };
    }

    private static (byte Ton, byte Npi) SourceType(string sender, ConnectorOptions connector) =>
        sender.Length == 0 ? ((byte)0, (byte)0)
        : sender.AsSpan().TrimStart('+').ContainsAnyExceptInRange('0', '9') ? (AlphanumericTon, (byte)0)
        : (connector.SourceAddrTon, connector.SourceAddrNpi);

    private static string Destination(string to, DestinationFormat format, string countryCode)
    {
        string address = NumberForm.ForWire(to, format, countryCode);
        return address.Length <= MaxAddress
            ? address
            : throw new NotSendableException(RejectReason.InvalidAddress, $"to: at most {MaxAddress} octets on the wire, has {address.Length}.");
    }

    private static TlvCollection Tlvs(SmsAccepted sms, SmppPart part, ushort? userReference)
    {
        List<Tlv> tlvs = [];
        if (!part.MessagePayload.IsEmpty)
        {
            tlvs.Add(new Tlv(TlvTag.MessagePayload, part.MessagePayload));
        }

        if (part.Sar is { } sar)
        {
            tlvs.Add(Tlv.OfUInt16(TlvTag.SarMsgRefNum, sar.Reference));
            tlvs.Add(Tlv.OfByte(TlvTag.SarTotalSegments, sar.Total));
            tlvs.Add(Tlv.OfByte(TlvTag.SarSegmentSeqnum, sar.Sequence));
        }

        if (userReference is { } own && sms.Tlvs?.ContainsKey(UserMessageReference.Tag) != true)
        {
            tlvs.Add(Tlv.OfUInt16(TlvTag.UserMessageReference, own));
        }

        foreach ((string tag, string value) in sms.Tlvs ?? [])
        {
            tlvs.Add(new Tlv(new TlvTag(ushort.Parse(tag.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)), Convert.FromHexString(value)));
        }

        return TlvCollection.Create([.. tlvs]);
    }

    private static Concatenation Concatenation(Configuration.LongMessages form) => form switch
    {
        Configuration.LongMessages.Udh16 => Smpp.LongMessages.Concatenation.Udh16,
        Configuration.LongMessages.Sar => Smpp.LongMessages.Concatenation.Sar,
        Configuration.LongMessages.Payload => Smpp.LongMessages.Concatenation.Payload,
        _ => Smpp.LongMessages.Concatenation.Udh8,
    };

    private static TextEncoding Alphabet(DefaultAlphabet alphabet) => alphabet switch
    {
        DefaultAlphabet.Latin1 => TextEncoding.Latin1,
        DefaultAlphabet.Ascii => TextEncoding.Ascii,
        _ => TextEncoding.Gsm7,
    };
}
