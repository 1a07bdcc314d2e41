using System.Globalization;
using System.Text;

namespace SmppSaga.Smpp;

/// <summary>
/// A PDU in one line for traces: numbers, lengths and names; passwords and texts are left out, and of an address only the first and
/// last two characters are shown.
/// </summary>
public static class PduText
{
    /// <summary>The line, e.g. <c>submit_sm 4 from 12***45 to 27*******67 esm_class 0x40 data_coding 0 short_message[153] tlvs sar_msg_ref_num[2]</c>.</summary>
    public static string Describe(Pdu pdu)
    {
        ArgumentNullException.ThrowIfNull(pdu);
        StringBuilder line = new(pdu.ToString());
        switch (pdu)
        {
            case BindRequest bind:
                Add(line, $" system_id {OneLine(bind.SystemId)} system_type {OneLine(bind.SystemType)} interface_version 0x{bind.InterfaceVersion:X2}");
                break;
            case MessagePdu sm:
                Message(line, sm.SourceAddr, sm.DestinationAddr, sm.EsmClass, sm.DataCoding, sm.RegisteredDelivery, sm.ShortMessage.Length);
                break;
            case DataSm sm:
                Message(line, sm.SourceAddr, sm.DestinationAddr, sm.EsmClass, sm.DataCoding, sm.RegisteredDelivery, 0);
                break;
            case SubmitMulti sm:
                Message(line, sm.SourceAddr, "", sm.EsmClass, sm.DataCoding, sm.RegisteredDelivery, sm.ShortMessage.Length);
                break;
            case SubmitSmResp response:
                Add(line, $" message_id {OneLine(response.MessageId)}");
                break;
        }

        if (!pdu.Tlvs.IsEmpty)
        {
            Add(line, $" tlvs {pdu.Tlvs}");
        }

        return line.ToString();
    }

    /// <summary>The first and last two characters with stars between them; only stars when there are fewer than seven.</summary>
    public static string Mask(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        const int Shown = 2;
        return address.Length < 7
            ? new string('*', address.Length)
            : OneLine(string.Concat(address.AsSpan(0, Shown), new string('*', address.Length - (2 * Shown)), address.AsSpan(address.Length - Shown)));
    }

    /// <summary>What a peer wrote, fit for a line of a log: a control character, which might begin a line of its own, becomes '?'.</summary>
    internal static string OneLine(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(static character => char.IsControl(character) ? '?' : character)) : text;

    private static void Message(StringBuilder line, string from, string to, byte esmClass, byte dataCoding, byte registeredDelivery, int length) =>
        Add(line, $" from {Mask(from)} to {Mask(to)} esm_class 0x{esmClass:X2} data_coding {dataCoding} registered_delivery {registeredDelivery} short_message[{length}]");

    private static void Add(StringBuilder line, FormattableString text) => line.Append(text.ToString(CultureInfo.InvariantCulture));
}
