using System.Globalization;
using SmppSaga.Smpp;
using SmppSaga.Smpp.Text;

namespace SmppSaga.Smsc;

/// <summary>A message from a handset on its way.</summary>
internal sealed class MobileOriginatedDelivery(long number, Account account, Simulation simulation) : Delivery(account)
{
    public override void Done(bool taken) => simulation.Counters.Add(Count.MobileOriginated, taken ? 1 : 0);

    protected override void OnSending(int attempt)
    {
    }

    protected override DeliverSm Create(DateTimeOffset now)
    {
        SmscMobileOriginatedOptions options = simulation.Options.MobileOriginated;
        string text = options.Text.Replace("{n}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        EncodedText encoded = MessageText.Encode(text);
        return new DeliverSm
        {
            SourceAddrTon = 1,
            SourceAddrNpi = 1,
            SourceAddr = options.From,
            DestinationAddr = options.To,
            DataCoding = encoded.DataCoding,
            ShortMessage = encoded.Octets,
        };
    }
}
