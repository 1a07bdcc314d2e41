using SmppSaga.Contracts;

namespace SmppSaga.Gateway.Tests.Messages;

/// <summary>Subscribers recognise a repeated publish by eventId and order events of one message by version. The ids are what is stored at subscribers: they never change.</summary>
public class EventIdTests
{
    [Fact]
    public async Task The_same_life_gives_the_same_ids()
    {
        MessageUnderTest message = await MessageUnderTest.After("write ok DELIVRD UNDELIV other");

        Assert.Equal(
            [
                "SmsSubmitted 2 bcc9a157-8785-8dcb-9949-7d11ddbc3d72", "SmsAcknowledged 3 318c187e-de92-8d89-b535-f7ad12657acf", "DeliveryReported 4 dcfcfb9e-16f2-8fd9-9ac3-a0da5e3dfef5",
                "DeliveryCorrected 5 9a52f4da-ff7b-811f-ae7d-cfd967a341de", "SendSmsRefused 5 f09e1775-3c26-88f6-abf6-171ab28a002d",
            ],
            message.Rows.Select(x => $"{x.Type} {message.Events<EventStamp>(r => r == x)[0]}"));
    }

    [Fact]
    public async Task The_final_report_has_one_id_whatever_made_it_final()
    {
        DeliveryReported delivered = (await MessageUnderTest.After("write ok DELIVRD")).Final;
        DeliveryReported expired = (await MessageUnderTest.After("late")).Final;

        Assert.Equal(delivered.EventId, expired.EventId);
        Assert.NotEqual(delivered.Version, expired.Version);
    }

    private sealed record EventStamp(Guid EventId, int Version)
    {
        public override string ToString() => $"{Version} {EventId}";
    }
}
