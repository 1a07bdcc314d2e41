using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Redis.Abstractions;
using StackExchange.Redis;

namespace SmppSaga.Integration.Tests.Gateway;

/// <summary>The ordering rules: what happens when the store fails right before or right after each step.</summary>
public sealed class OrderingTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    private FailingEventStore _store = null!;
    private FailingOutbox _outbox = null!;

    [Fact]
    public async Task G1_nothing_is_written_to_the_SMSC_while_its_intent_cannot_be_stored()
    {
        await using GatewayInProcess gateway = await StartAsync();
        int tries = 0;
        TaskCompletionSource back = new();
        _store.Before = x => x is not PartIntended ? Task.CompletedTask : Interlocked.Increment(ref tries) < 4 ? throw Down() : back.Task;

        IReadOnlyList<SendSms> sent = await Team.SendAsync(1);
        await Eventually.TrueAsync(() => tries == 4, "three tries in vain and one that waits");
        Assert.Empty(Smsc.Submits);
        back.SetResult();

        DeliveryReported final = Assert.Single(await Team.FinalsAsync(sent));
        Assert.Equal((DeliveryStatus.Delivered, false, 1), (final.Status, final.PossibleDuplicate, final.Attempts));
        Assert.Single(Smsc.Submits);
    }

    [Fact]
    public async Task G1_an_intent_whose_session_ends_before_the_write_is_taken_back_and_goes_out_unflagged()
    {
        await using GatewayInProcess gateway = await StartAsync();
        int cuts = 0;
        _store.After = async x =>
        {
            if (x is PartIntended && Interlocked.Increment(ref cuts) == 1)
            {
                Smsc.DropConnections();
                await Eventually.TrueAsync(() => gateway.Log.Count("over: ") > 0, "the gateway knows that its session is over");
            }
        };

        DeliveryReported final = Assert.Single(await Team.FinalsAsync(await Team.SendAsync(1)));

        Assert.Equal((DeliveryStatus.Delivered, false), (final.Status, final.PossibleDuplicate));
        Assert.Single(Smsc.Submits);
        Assert.Empty(Team.Of<SmsUncertain>());
    }

    [Fact]
    public async Task G1_an_intent_that_may_have_been_stored_is_taken_back_and_goes_out_once_unflagged()
    {
        await using GatewayInProcess gateway = await StartAsync();
        int answers = 0;
        _store.After = x => x is PartIntended && Interlocked.Increment(ref answers) == 1 ? throw Late() : Task.CompletedTask;

        DeliveryReported final = Assert.Single(await Team.FinalsAsync(await Team.SendAsync(1)));

        Assert.Equal((DeliveryStatus.Delivered, false, 2), (final.Status, final.PossibleDuplicate, final.Attempts));
        Assert.Single(Smsc.Submits);
        Assert.Empty(Team.Of<SmsUncertain>());
    }

    [Fact]
    public async Task G2_a_crash_between_link_and_append_leaves_a_receipt_that_still_finds_its_message()
    {
        await using GatewayInProcess gateway = await StartAsync();
        TaskCompletionSource crashed = new();
        _store.Before = x => x is PartAcknowledged ? crashed.Task : Task.CompletedTask;

        DeliveryReported final = Assert.Single(await Team.FinalsAsync(await Team.SendAsync(1)));

        Assert.Equal(DeliveryStatus.Delivered, final.Status);
        Assert.Equal(Assert.Single(Smsc.Taken).MessageId, Assert.Single(final.SmscMessageIds));
        crashed.SetResult();
    }

    [Fact]
    public async Task G2_a_crash_between_link_and_append_loses_no_receipt_that_came_before_its_answer()
    {
        Smsc.Decide = static (_, _) => Verdict.ReceiptBeforeAnswer;
        await using GatewayInProcess gateway = await StartAsync();
        TaskCompletionSource crashed = new();
        int appends = 0;
        _store.Before = x => x is ReceiptRecorded && Interlocked.Increment(ref appends) == 1 ? crashed.Task : Task.CompletedTask;

        DeliveryReported final = Assert.Single(await Team.FinalsAsync(await Team.SendAsync(1)));

        Assert.Equal((DeliveryStatus.Delivered, false), (final.Status, final.PossibleDuplicate));
        Assert.Equal(2, appends);
        crashed.SetResult();
    }

    [Fact]
    public async Task G2_an_answer_is_kept_until_the_store_takes_it()
    {
        Smsc.ReceiptsAtOnce = false;
        await using GatewayInProcess gateway = await StartAsync();
        int tries = 0;
        _store.Before = x => x is PartAcknowledged && Interlocked.Increment(ref tries) < 4 ? throw Down() : Task.CompletedTask;
        _store.After = x => x is PartAcknowledged && Interlocked.Increment(ref tries) == 5 ? throw Late() : Task.CompletedTask;

        IReadOnlyList<SendSms> sent = await Team.SendAsync(1);
        await Eventually.TrueAsync(() => Team.Of<SmsAcknowledged>().Count > 0, "acknowledged");
        await Smsc.SendReceiptsAsync();
        DeliveryReported final = Assert.Single(await Team.FinalsAsync(sent));

        Assert.Equal((DeliveryStatus.Delivered, false), (final.Status, final.PossibleDuplicate));
        Assert.Single(Team.Of<SmsAcknowledged>().DistinctBy(x => x.EventId));
        Assert.Single(Smsc.Submits);
    }

    [Fact]
    public async Task G4_a_receipt_is_answered_only_when_it_is_stored()
    {
        Smsc.ReceiptsAtOnce = false;
        await using GatewayInProcess gateway = await StartAsync();
        TaskCompletionSource reached = new();
        TaskCompletionSource stored = new();
        _store.Before = x =>
        {
            if (x is not ReceiptRecorded)
            {
                return Task.CompletedTask;
            }

            reached.TrySetResult();
            return stored.Task;
        };

        IReadOnlyList<SendSms> sent = await Team.SendAsync(1);
        await Eventually.TrueAsync(() => Team.Of<SmsAcknowledged>().Count > 0, "acknowledged");
        await Smsc.SendReceiptsAsync();
        await reached.Task.WaitAsync(Eventually.Patience);
        Assert.Equal((0, 0), (Smsc.ReceiptsAcknowledged, Smsc.ReceiptsRefused));

        stored.SetResult();
        AllDelivered(await Team.FinalsAsync(sent));
        await Eventually.TrueAsync(() => Smsc.ReceiptsAcknowledged == 1, "acknowledged");
    }

    [Fact]
    public async Task G4_a_receipt_that_cannot_be_stored_is_refused_so_that_the_SMSC_sends_it_again()
    {
        await using GatewayInProcess gateway = await StartAsync();
        bool away = true;
        Smsc.ReceiptsAtOnce = false;
        _store.Before = x => x is ReceiptRecorded && away ? throw Down() : Task.CompletedTask;

        IReadOnlyList<SendSms> sent = await Team.SendAsync(1);
        await Eventually.TrueAsync(() => Team.Of<SmsAcknowledged>().Count > 0, "acknowledged");
        await Smsc.SendReceiptsAsync();
        await Eventually.TrueAsync(() => Smsc.ReceiptsRefused == 1, "refused");
        Assert.Contains("ESME_RX_T_APPN", gateway.Log.Text, StringComparison.Ordinal);

        away = false;
        AllDelivered(await Team.FinalsAsync(sent));
        await Eventually.TrueAsync(() => Smsc.ReceiptsAcknowledged == 1, "acknowledged");
    }

    [Fact]
    public async Task G5_events_stay_in_the_outbox_until_they_are_confirmed_and_a_repeat_keeps_its_id()
    {
        await using GatewayInProcess gateway = await StartAsync();
        int trims = 0;
        _outbox.BeforeTrim = () => Interlocked.Increment(ref trims) == 1 ? throw Down() : Task.CompletedTask;

        IReadOnlyList<SendSms> sent = await Team.SendAsync(1, static x => x with { To = "nobody" });
        await Eventually.TrueAsync(() => Team.Finals.Count >= 2, "published twice");

        Assert.All(Team.Finals, x => Assert.Equal(sent[0].SmsId, x.SmsId));
        Assert.Single(Team.Finals.DistinctBy(x => x.EventId));
        await Eventually.TrueAsync(async () => await gateway.Services.GetRequiredService<IOutbox>().CountAsync() == 0, () => "trimmed");
    }

    private Task<GatewayInProcess> StartAsync(Setup? setup = null) => GatewayInProcess.StartReadyAsync(setup ?? Setup, services =>
    {
        services.Wrap<IEventStore>(x => _store = new FailingEventStore(x));
        services.Wrap<IOutbox>(x => _outbox = new FailingOutbox(x));
    });

    private static RedisException Down() => new("made down by the test");

    private static TimeoutException Late() => new("made late by the test");
}
