using System.Text.Json;
using SmppSaga.Contracts;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;
using StackExchange.Redis;

namespace SmppSaga.Integration.Tests.Gateway;

/// <summary>What an operator does about doubt, with the commands.</summary>
public sealed class OperatorTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    [Fact]
    public async Task A_receipt_that_still_waits_for_its_answer_stands_beside_the_uncertain_message_already()
    {
        Smsc.Decide = static (_, _) => Verdict.TakeAndBeSilent;
        Smsc.ReceiptsAtOnce = false;
        Setup setup = Setup with { ResponseTimeout = "1s", OnUnknownOutcome = "hold" };
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(setup);
        IReadOnlyList<SendSms> sent = await Team.SendAsync(1);
        await Eventually.TrueAsync(() => Team.Of<SmsUncertain>().Count == 1, "uncertain");

        Assert.True((await Smsc.SendReceiptAsync(Smsc.Taken[0])).IsOk);
        CommandRun list = await CommandRun.OfAsync(setup, "uncertain", "list", "--json");

        JsonElement listed = JsonDocument.Parse(Assert.Single(list.Lines)).RootElement;
        Assert.Equal(sent[0].SmsId, listed.GetProperty("smsId").GetGuid());
        Assert.Single(listed.GetProperty("unmatchedReceipts").EnumerateArray());
        Assert.Empty(Team.Of<UnmatchedReceiptReceived>());
    }

    [Fact]
    public async Task Uncertain_messages_are_listed_and_resolved_each_as_asked()
    {
        Smsc.Decide = static (_, _) => Verdict.TakeAndBeSilent;
        Smsc.ReceiptsAtOnce = false;
        Setup setup = Setup with { ResponseTimeout = "1s", OnUnknownOutcome = "hold", ParkTtl = "1s" };
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(setup);
        IReadOnlyList<SendSms> sent = await Team.SendAsync(3);
        await Eventually.TrueAsync(() => Team.Of<SmsUncertain>().Count == 3, "uncertain");
        Smsc.Decide = static (_, _) => Verdict.Take;

        // The SMSC had taken them: its receipts come with ids that no answer ever told.
        SubmitSeen taken = Smsc.Taken.First(x => x.Pdu.DestinationAddr == sent[0].To);
        string national = $"0{sent[0].To![2..]}";
        await Smsc.SendReceiptAsync(taken with { Pdu = taken.Pdu with { DestinationAddr = national } });
        await Eventually.TrueAsync(() => Team.Of<UnmatchedReceiptReceived>().Count == 1, "unmatched");
        CommandRun list = await CommandRun.OfAsync(setup, "uncertain", "list", "--json");
        CommandRun receipts = await CommandRun.OfAsync(setup, "receipts", "unmatched", "--json");
        Assert.Equal((0, 0), (list.ExitCode, receipts.ExitCode));
        List<JsonElement> listed = [.. list.Lines.Select(x => JsonDocument.Parse(x).RootElement)];
        Assert.Equal(sent.Select(x => x.SmsId).Order(), listed.Select(x => x.GetProperty("smsId").GetGuid()).Order());
        JsonElement first = listed.Single(x => x.GetProperty("smsId").GetGuid() == sent[0].SmsId);
        Assert.Equal("DELIVRD", Assert.Single(first.GetProperty("unmatchedReceipts").EnumerateArray()).GetProperty("smscState").GetString());
        Assert.Equal(national, JsonDocument.Parse(Assert.Single(receipts.Lines)).RootElement.GetProperty("to").GetString());

        Smsc.ReceiptsAtOnce = true;
        string[] actions = ["delivered", "fail", "resend"], states = ["Delivered", "Unknown", "Submitted"];
        for (int i = 0; i < actions.Length; i++)
        {
            CommandRun resolved = await CommandRun.OfAsync(setup, "uncertain", "resolve", sent[i].SmsId.ToString(), "--action", actions[i]);
            Assert.Equal((0, $"{sent[i].SmsId:D}: Uncertain -> {states[i]}"), (resolved.ExitCode, Assert.Single(resolved.Lines)));
        }

        CommandRun late = await CommandRun.OfAsync(setup, "uncertain", "resolve", sent[0].SmsId.ToString(), "--action", "fail");
        Assert.Equal((1, $"{sent[0].SmsId:D}: it is Delivered, not Uncertain: nothing was done.\n"), (late.ExitCode, late.Error));
        CommandRun unknown = await CommandRun.OfAsync(setup, "uncertain", "resolve", Guid.Empty.ToString(), "--action", "fail");
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("no such message", unknown.Error, StringComparison.Ordinal);

        Dictionary<Guid, DeliveryReported> finals = (await Team.FinalsAsync(sent)).ToDictionary(x => x.SmsId);
        Assert.Equal((DeliveryStatus.Delivered, "Resolved by hand.", false), (finals[sent[0].SmsId].Status, finals[sent[0].SmsId].Reason, finals[sent[0].SmsId].PossibleDuplicate));
        Assert.Equal((DeliveryStatus.Unknown, "Resolved by hand."), (finals[sent[1].SmsId].Status, finals[sent[1].SmsId].Reason));
        Assert.Equal((DeliveryStatus.Delivered, true, 2), (finals[sent[2].SmsId].Status, finals[sent[2].SmsId].PossibleDuplicate, finals[sent[2].SmsId].Attempts));
        Assert.Equal(4, Smsc.Submits.Count);
        Assert.Equal("0 uncertain", Assert.Single((await CommandRun.OfAsync(setup, "uncertain", "list")).Lines));
    }

    [Fact]
    public async Task An_uncertain_message_is_found_by_its_recipient_in_any_form_and_traced_without_a_resend_that_never_comes()
    {
        Smsc.Decide = static (_, _) => Verdict.TakeAndBeSilent;
        Smsc.ReceiptsAtOnce = false;
        Setup setup = Setup with { ResponseTimeout = "1s", OnUnknownOutcome = "hold" };
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(setup);
        SendSms sent = Assert.Single(await Team.SendAsync(1));
        await Eventually.TrueAsync(() => Team.Of<SmsUncertain>().Count == 1, "uncertain");

        CommandRun trace = await CommandRun.OfAsync(setup, "trace", "--to", $"+{sent.To}");

        Assert.Equal(0, trace.ExitCode);
        Assert.Equal($"Message {sent.SmsId:D}", trace.Lines[0]);
        string doubted = Assert.Single(trace.Lines, static x => x.Contains("PartDoubted", StringComparison.Ordinal));
        Assert.Contains("policy hold", doubted, StringComparison.Ordinal);
        Assert.DoesNotContain("resendAt", doubted, StringComparison.Ordinal);
        Assert.Equal((1, ""), await CommandRun.OfAsync(setup, "trace", "--to", "27829999999") is var none ? (none.ExitCode, none.Output) : default);
    }

    [Fact]
    public async Task What_no_queue_takes_yet_is_told_as_not_sent()
    {
        await using RabbitVhost fresh = await RabbitVhost.CreateAsync();

        CommandRun send = await CommandRun.OfAsync(Setup with { Vhost = fresh }, "send", "--count", "2");

        Assert.Equal((1, ""), (send.ExitCode, send.Output));
        Assert.Contains("no queue takes SendSms there, so nothing was sent", send.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Redis_a_command_says_where_it_looked()
    {
        int port = Setup.FreePort();

        CommandRun verify = await CommandRun.OfAsync(Setup with { Redis = $"127.0.0.1:{port},connectTimeout=500,syncTimeout=500,asyncTimeout=500,password=hunter2" }, "verify");

        Assert.Equal(1, verify.ExitCode);
        Assert.StartsWith($"Redis at 127.0.0.1:{port} (store.connection): ", verify.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", verify.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("mc:", verify.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_agrees_with_what_traffic_left_and_finds_a_deadline_that_is_gone()
    {
        Smsc.Decide = static (number, _) => number % 5 == 0 ? Verdict.TakeAndBeSilent : Verdict.Take;
        Setup setup = Setup with { ResponseTimeout = "1s", OnUnknownOutcome = "hold" };
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(setup);
        await Team.SendAsync(50);
        await Eventually.TrueAsync(() => Team.Finals.Count == 40 && Team.Of<SmsUncertain>().Count == 10, "40 final, 10 uncertain");

        CommandRun sound = await CommandRun.OfAsync(setup, "verify", "--json");
        Assert.Equal((0, """{"checked":50,"differences":0}"""), (sound.ExitCode, Assert.Single(sound.Lines)));

        await using ConnectionMultiplexer redis = await ConnectionMultiplexer.ConnectAsync(RealServers.RedisConnection);
        Guid lost = Team.Of<SmsUncertain>()[0].SmsId;
        Assert.True(await redis.GetDatabase().SortedSetRemoveAsync($"{setup.KeyPrefix}:t:{{0}}", lost.ToByteArray(bigEndian: true)));
        CommandRun wrong = await CommandRun.OfAsync(setup, "verify");

        Assert.Equal(1, wrong.ExitCode);
        Assert.Equal([$"{lost:D}: deadline: expected one in the state Uncertain, found none", "50 messages checked, 1 differences"], wrong.Lines);
    }
}
