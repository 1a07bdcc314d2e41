using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Hosting;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Redis.Abstractions;
using static SmppSaga.Integration.Tests.Gateway.Rig.Ending;

namespace SmppSaga.Integration.Tests.Gateway;

/// <summary>
/// The ordering rules G1 to G6: a gateway is killed with one message of each policy at the very place, another takes over, and every cell ends in one way only.
/// What the SMSC does is part of the row, so nothing is left to a race.
/// </summary>
public sealed class FailpointMatrixTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    private static readonly string[] Policies = ["resend", "hold", "fail"];

    [Theory]
    //          killed                                                            resend        hold        fail
    [InlineData("G3.before_hand_over=gather@3", /* stored, not handed over */     Once,         Once,       Once)]
    [InlineData("G3.after_hand_over=gather@3;G1.before_intent=pause",             Once,         Once,       Once)]
    [InlineData("G1.before_intent=gather@3", /* queued */                         Once,         Once,       Once)]
    [InlineData("G6.before_outcome=gather@3", /* intent stored, not known so */   OnceFlagged,  HeldUnsent, UnknownUnsent)]
    [InlineData("G1.after_intent=gather@3", /* intent stored, nothing written */  OnceFlagged,  HeldUnsent, UnknownUnsent)]
    [InlineData("G2.before_link=gather@3", /* answered, nothing stored of it */   TwiceFlagged, Held,       Unknown)]
    [InlineData("G2.after_link=gather@3", /* only the id is stored */             TwiceFlagged, Resolved,   UnknownCorrected)]
    [InlineData("G2.after_append=gather@3", /* all is stored */                   Once,         Once,       Once)]
    [InlineData("G3.before_ack=gather@3", /* the delivery comes again */          Once,         Once,       Once)]
    [InlineData("G3.after_ack=gather@3",                                          Once,         Once,       Once)]
    public async Task Killed_on_the_way_to_the_answer(string failpoint, Ending resend, Ending hold, Ending fail)
    {
        // No receipt before the dust has settled: it would resolve what is to be seen.
        Smsc.ReceiptsAtOnce = false;
        await RunAsync(failpoint, [resend, hold, fail], async sent =>
        {
            await SettledAsync(sent, [resend, hold, fail]);
            await Smsc.SendReceiptsAsync();
        });
    }

    [Fact]
    public async Task Killed_when_the_SMSC_has_taken_the_messages_and_not_answered()
    {
        Smsc.ReceiptsAtOnce = false;
        Smsc.Decide = static (number, _) => number <= 3 ? Verdict.TakeAndBeSilent : Verdict.Take;
        Ending[] endings = [TwiceFlagged, Held, Unknown];
        await RunAsync(
            "none=kill",
            endings,
            async sent =>
            {
                await SettledAsync(sent, endings);
                await Smsc.SendReceiptsAsync();
            },
            beforeDeath: async (first, sent) =>
            {
                await Eventually.TrueAsync(() => Smsc.Submits.Count == sent.Count, "taken");
                await first.KillAsync();
            });
    }

    [Theory]
    //          killed, the receipts having come before the answers               resend        hold        fail
    [InlineData("G2.before_link=gather@3",                                        TwiceFlagged, Held,       Unknown)]
    [InlineData("G2.after_link=gather@3", /* the receipts find their messages */  Resolved,     Resolved,   UnknownCorrected)]
    [InlineData("G2.after_append=gather@3", /* parked ones not yet forgotten */   Once,         Once,       Once)]
    public async Task Killed_with_receipts_that_wait_for_their_answers(string failpoint, Ending resend, Ending hold, Ending fail)
    {
        Smsc.Decide = static (number, _) => number <= 3 ? Verdict.ReceiptBeforeAnswer : Verdict.Take;
        // What waits for its message is settled 5 s after the link: a resend must not come before.
        Setup setup = Setup with { ResendAfter = failpoint.StartsWith("G2.after_link", StringComparison.Ordinal) ? "60s" : "1s" };
        await RunAsync(failpoint, [resend, hold, fail], static _ => Task.CompletedTask, setup);
        Assert.Empty(Team.Of<UnmatchedReceiptReceived>());
    }

    [Theory]
    [InlineData("G4.before_store=gather@3")]
    [InlineData("G4.after_store=gather@3")] // stored, not answered: the SMSC sends them again
    public async Task Killed_with_receipts_in_hand(string failpoint)
    {
        Smsc.ReceiptsAtOnce = false;
        await RunAsync(failpoint, [Once, Once, Once], static _ => Task.CompletedTask, beforeDeath: ReceiptsAsync);
    }

    [Theory]
    //          killed                                                   is an event published again?
    [InlineData("G5.before_publish=kill",                                false)]
    [InlineData("G5.after_confirm=kill", /* not yet trimmed */           true)]
    [InlineData("G5.after_trim=kill",                                    false)]
    public async Task Killed_while_events_go_out(string failpoint, bool again)
    {
        Smsc.ReceiptsAtOnce = false;
        // The next pod has the outbox when the dead one's lease of it lapses: all may have been told before.
        await RunAsync(
            failpoint, [Once, Once, Once], _ => again ? Eventually.TrueAsync(() => Team.Finals.Count > 3, "what was confirmed and not trimmed is published again") : Task.CompletedTask,
            Setup with { Publish = [nameof(DeliveryReported)] }, ReceiptsAsync);
        Assert.Equal(3, Team.Finals.DistinctBy(x => x.EventId).Count());
        Assert.True(again || Team.Finals.Count == 3, "an event was published again that had been trimmed, or not published");
    }

    private async Task RunAsync(
        string failpoint, Ending[] endings, Func<IReadOnlyList<SendSms>, Task> afterTakeOver, Setup? changed = null, Func<GatewayProcess, IReadOnlyList<SendSms>, Task>? beforeDeath = null)
    {
        Setup setup = changed ?? Setup;
        IReadOnlyList<SendSms> sent;
        await using (GatewayProcess first = await GatewayProcess.StartReadyAsync(setup, failpoint: failpoint))
        {
            int number = 0;
            sent = await Team.SendAsync(Policies.Length, x => x with { OnUnknownOutcome = Policies[number++] });
            await (beforeDeath?.Invoke(first, sent) ?? Task.CompletedTask);
            await first.DiedAsync();
        }

        await using GatewayInProcess second = await GatewayInProcess.StartReadyAsync(setup);
        await afterTakeOver(sent);

        List<Seen> expected = [.. endings.Select(Seen.Expected)];
        await Eventually.TrueAsync(
            () => Task.FromResult(Smsc.ReceiptsAcknowledged >= Smsc.Taken.Count && sent.Select(x => Seen.Of(x, Smsc, Team)).SequenceEqual(expected)),
            () => $"the expected ends. There is:\n{string.Join('\n', sent.Select(x => Seen.Of(x, Smsc, Team)))}\nLog:\n{second.Log.Text}");
        await AgreesAsync(sent, endings);
    }

    /// <summary>The receipts come when every answer is stored.</summary>
    private async Task ReceiptsAsync(GatewayProcess first, IReadOnlyList<SendSms> sent)
    {
        await using ServiceProvider store = TraceServices.Build(Setup.Options());
        IEventStore events = store.GetRequiredService<IEventStore>();
        await Eventually.TrueAsync(
            async () => (await Task.WhenAll(sent.Select(x => events.ReadAsync(x.SmsId).AsTask()))).All(x => x.Count == 3), () => "accepted, intended, acknowledged");
        await Smsc.SendReceiptsAsync();
    }

    /// <summary>Waits until what the death left behind is decided, as far as no receipt is needed for it.</summary>
    private Task SettledAsync(IReadOnlyList<SendSms> sent, Ending[] endings) => Eventually.TrueAsync(
        () => sent.Zip(endings).All(x => x.Second switch
        {
            HeldUnsent or Held or Resolved => Team.Of<SmsUncertain>().Any(e => e.SmsId == x.First.SmsId),
            UnknownUnsent or Unknown or UnknownCorrected => Team.Finals.Any(e => e.SmsId == x.First.SmsId),
            _ => Team.Of<SmsAcknowledged>().Any(e => e.SmsId == x.First.SmsId),
        }),
        "settled before the receipts");

    /// <summary>Refolding gives what is stored, and exactly the held messages wait, for a person.</summary>
    private async Task AgreesAsync(IReadOnlyList<SendSms> sent, Ending[] endings)
    {
        await using ServiceProvider services = TraceServices.Build(Setup.Options());
        StoreInspector store = services.GetRequiredService<StoreInspector>();
        int seen = 0;
        await foreach ((Guid smsId, IReadOnlyList<string> differences) in store.VerifyAsync(CancellationToken.None))
        {
            seen++;
            Assert.True(differences.Count == 0, $"{smsId}: {string.Join("; ", differences)}");
        }

        Assert.Equal(sent.Count, seen);
        Assert.Equal(
            sent.Zip(endings).Where(x => x.Second is Held or HeldUnsent).Select(x => x.First.SmsId),
            (await store.UncertainAsync(10, CancellationToken.None)).Select(x => x.SmsId));
    }
}
