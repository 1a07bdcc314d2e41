using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class StatusClassTests
{
    // Written out once more, by class: the table itself would agree with anything.
    private static readonly uint[] BindTrouble = [0x04, 0x05, 0x0D, 0x0E, 0x0F, 0x53];
    private static readonly uint[] Protocol = [0x02, 0x03, 0xC0];
    private static readonly uint[] Temporary = [0x64, 0x67, 0x102];
    private static readonly uint[] Ambiguous = [0x08, 0x45, 0xFE, 0xFF];
    private static readonly (uint First, uint Last)[] Permanent =
    [
        (0x01, 0x01), (0x06, 0x07), (0x0A, 0x0C), (0x11, 0x11), (0x13, 0x13), (0x15, 0x15), (0x19, 0x39), (0x40, 0x40), (0x42, 0x44), (0x48, 0x49), (0x50, 0x51),
        (0x54, 0x55), (0x59, 0x59), (0x61, 0x63), (0x65, 0x66), (0x80, 0x93), (0xC1, 0xC4), (0x100, 0x101), (0x103, 0x112),
    ];

    public static TheoryData<uint> Statuses => [.. Enumerable.Range(0, 0x502).Select(x => (uint)x), uint.MaxValue];

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_status_says_what_becomes_of_the_message(uint status)
    {
        StatusClass expected = status switch
        {
            0x00 => StatusClass.Ok,
            0x14 => StatusClass.QueueFull,
            0x58 => StatusClass.Throttled,
            _ when BindTrouble.Contains(status) => StatusClass.BindTrouble,
            _ when Protocol.Contains(status) => StatusClass.Protocol,
            _ when Temporary.Contains(status) => StatusClass.Temporary,
            _ when Ambiguous.Contains(status) => StatusClass.Ambiguous,
            _ when Permanent.Any(x => status >= x.First && status <= x.Last) => StatusClass.Permanent,
            // Vendors' and reserved ones: nobody says that the message did not go out.
            _ => StatusClass.Ambiguous,
        };

        Assert.Equal(expected, StatusClasses.Of(new CommandStatus(status), new ConnectorOptions()));
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void The_table_has_the_names_of_the_specification(uint status)
    {
        CommandStatus known = new(status);

        Assert.Equal(known.IsKnown ? known.Name : "", StatusTable.Of(status).Name);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_connector_may_say_otherwise_of_any_but_ok(uint status)
    {
        StatusClass other = StatusTable.Of(status).Class == StatusClass.Throttled ? StatusClass.Permanent : StatusClass.Throttled;
        ConnectorOptions connector = new() { StatusClasses = new Dictionary<uint, StatusClass> { [status] = other } };

        Assert.Equal(status == 0 ? StatusClass.Ok : other, StatusClasses.Of(new CommandStatus(status), connector));
    }

    [Theory]
    [InlineData(0x08, 5)]
    [InlineData(0x45, 3)]
    [InlineData(0xFF, 3)]
    [InlineData(0x401, 1)]
    [InlineData(0x500, 3)]
    [InlineData(0x64, null)]
    [InlineData(0x102, null)]
    public void A_temporary_status_is_a_refusal_when_its_retries_are_used_up(uint status, int? retries)
    {
        ConnectorOptions connector = new() { StatusClasses = new Dictionary<uint, StatusClass> { [status] = StatusClass.Temporary } };

        Assert.Equal(StatusClass.Temporary, ForPart(retries - 1 ?? 1000));
        Assert.Equal(retries is null ? StatusClass.Temporary : StatusClass.Permanent, ForPart(retries ?? 1001));

        // Slowing down is no try of that kind.
        StatusClass ForPart(int earlier) => StatusClasses.ForPart(new CommandStatus(status), connector, Part([.. Enumerable.Repeat(status, earlier), .. Enumerable.Repeat(0x58u, 9), .. Enumerable.Repeat(0x14u, 9)]));
    }

    [Theory]
    [InlineData(0x03)]
    [InlineData(0x401)]
    public void What_is_not_understood_twice_is_refused(uint status)
    {
        ConnectorOptions connector = new() { StatusClasses = new Dictionary<uint, StatusClass> { [0x401] = StatusClass.Protocol } };

        Assert.Equal(StatusClass.Protocol, StatusClasses.ForPart(new CommandStatus(status), connector, Part([0x58, 0x14])));
        Assert.Equal(StatusClass.Permanent, StatusClasses.ForPart(new CommandStatus(status), connector, Part([status])));
    }

    [Theory]
    [InlineData(0x58, StatusClass.Throttled)]
    [InlineData(0x14, StatusClass.QueueFull)]
    [InlineData(0x401, StatusClass.Throttled)]
    [InlineData(0x401, StatusClass.QueueFull)]
    public void Being_told_to_slow_down_never_ends_the_tries(uint status, StatusClass said)
    {
        ConnectorOptions connector = new() { StatusClasses = new Dictionary<uint, StatusClass> { [status] = said } };

        Assert.Equal(said, StatusClasses.ForPart(new CommandStatus(status), connector, Part([.. Enumerable.Repeat(status, 100)])));
    }

    [Fact]
    public async Task The_recorder_tries_again_and_then_refuses_for_good()
    {
        ConnectorOptions connector = new() { StatusClasses = new Dictionary<uint, StatusClass> { [0x401] = StatusClass.Temporary } };
        await using BindUnderTest bind = await BindUnderTest.StartAsync(connector);
        Guid smsId = await bind.WrittenAsync();

        await AnswerAsync(1);
        MessagePart deferred = (await bind.Raise.LoadAsync(smsId))!.Part(1)!;
        Assert.Equal((0x401u, null), (deferred.Attempts[0].DeferredBy, deferred.Refusal));

        bind.Time.Advance(TimeSpan.FromHours(1));
        await bind.Raise.RaiseAsync([new SubmitIntended(smsId, bind.Time.GetUtcNow(), 1, 1, 0x4711, Messages.Sample.Bind, 2, bind.Time.GetUtcNow().AddMinutes(1))]);
        await AnswerAsync(2);

        Assert.Equal(0x401u, (await bind.Raise.LoadAsync(smsId))!.Part(1)!.Refusal?.CommandStatus);

        async Task AnswerAsync(uint sequence) => await bind.Answers.AnsweredAsync(
            bind.Bind, smsId, new SubmitSmResp { SequenceNumber = sequence, CommandStatus = new CommandStatus(0x401) }, UnknownOutcomePolicy.Resend, (await bind.Raise.LoadAsync(smsId))!.Part(1));
    }

    [Theory]
    [InlineData(0x14, 10)]
    [InlineData(0x58, 1)]
    [InlineData(0x64, 30)]
    public async Task An_SMSC_that_has_no_room_at_the_moment_is_asked_again_and_nothing_is_in_doubt(uint status, int seconds)
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        Guid smsId = await bind.WrittenAsync();

        await bind.Answers.AnsweredAsync(
            bind.Bind, smsId, new SubmitSmResp { SequenceNumber = 1, CommandStatus = new CommandStatus(status) }, UnknownOutcomePolicy.Hold, (await bind.Raise.LoadAsync(smsId))!.Part(1));

        MessageSaga saga = (await bind.Raise.LoadAsync(smsId))!;
        MessagePart part = saga.Part(1)!;
        Assert.Equal((MessageState.Accepted, null, status), (saga.State, part.Refusal, part.Last!.DeferredBy));
        Assert.Equal((false, false, null), (part.Doubtful, part.Taken, part.Outcome));

        // A fifth longer or shorter.
        TimeSpan wait = TimeSpan.FromSeconds(seconds);
        Assert.InRange(part.Last.RetryAt - bind.Time.GetUtcNow(), wait * 0.8, wait * 1.2);
        Assert.Equal((false, true), (part.MayWrite(bind.Time.GetUtcNow()), part.MayWrite(bind.Time.GetUtcNow() + (wait * 1.2))));
    }

    /// <summary>A part whose earlier attempts got these answers.</summary>
    private static MessagePart Part(uint[] answers)
    {
        MessagePart part = new();
        part.Attempts.AddRange(answers.Select((status, i) => new PartAttempt
        {
            Number = (ushort)(i + 1), Bind = Messages.Sample.Bind, SequenceNumber = (uint)(i + 1), AnswerBy = Messages.Sample.Start, Answered = true, DeferredBy = status,
        }));
        return part;
    }
}
