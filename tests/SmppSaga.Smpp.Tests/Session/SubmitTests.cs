namespace SmppSaga.Smpp.Tests.Session;

public sealed class SubmitTests : SessionTest
{
    [Fact]
    public async Task A_submit_ends_with_the_answer_of_its_sequence_number()
    {
        await using SmppSession session = await BindAsync();
        ValueTask<SubmitSmResp> first = session.SubmitAsync(Message("one"));
        ValueTask<SubmitSmResp> second = session.SubmitAsync(Message("two"));
        SubmitSm one = await Peer.ReadAsync<SubmitSm>();
        SubmitSm two = await Peer.ReadAsync<SubmitSm>();

        await Peer.SendAsync(Taken(two, "second"));
        await Peer.SendAsync(Taken(one, "first"));

        Assert.Equal("first", (await first).MessageId);
        Assert.Equal("second", (await second).MessageId);
        Assert.Equal(0, session.Outstanding);
    }

    [Fact]
    public async Task A_refusal_is_an_answer_and_not_an_exception()
    {
        await using SmppSession session = await BindAsync();
        ValueTask<SubmitSmResp> sending = session.SubmitAsync(Message());
        SubmitSm submit = await Peer.ReadAsync<SubmitSm>();

        await Peer.SendAsync(new SubmitSmResp { SequenceNumber = submit.SequenceNumber, CommandStatus = CommandStatus.ESME_RTHROTTLED });

        Assert.Equal(CommandStatus.ESME_RTHROTTLED, (await sending).CommandStatus);
    }

    [Fact]
    public async Task A_generic_nack_with_its_number_answers_a_submit()
    {
        await using SmppSession session = await BindAsync();
        ValueTask<SubmitSmResp> sending = session.SubmitAsync(Message());
        SubmitSm submit = await Peer.ReadAsync<SubmitSm>();

        await Peer.SendAsync(new GenericNack { SequenceNumber = submit.SequenceNumber, CommandStatus = CommandStatus.ESME_RINVCMDLEN });

        Assert.Equal(CommandStatus.ESME_RINVCMDLEN, (await sending).CommandStatus);
    }

    [Fact]
    public async Task Foreign_repeated_and_mistyped_answers_change_nothing()
    {
        await using SmppSession session = await BindAsync();
        ValueTask<SubmitSmResp> sending = session.SubmitAsync(Message());
        SubmitSm submit = await Peer.ReadAsync<SubmitSm>();

        await Peer.SendAsync(new SubmitSmResp { SequenceNumber = submit.SequenceNumber + 7, MessageId = "foreign" });
        await Peer.SendAsync(new DataSmResp { SequenceNumber = submit.SequenceNumber, MessageId = "mistyped" });
        await Peer.SendAsync(Taken(submit, "right"));
        await Peer.SendAsync(Taken(submit, "again"));

        Assert.Equal("right", (await sending).MessageId);
        Assert.Empty(Handler.Late);
        Assert.Equal(SmppSessionState.BoundTrx, session.State);
    }

    [Fact]
    public async Task The_window_is_never_exceeded_and_whoever_came_first_goes_first()
    {
        await using SmppSession session = await BindAsync();
        List<Task<SubmitSmResp>> sending = [];
        for (int i = 0; i < 6; i++)
        {
            sending.Add(session.SubmitAsync(Message($"{i}")).AsTask());
        }

        for (int i = 0; i < 6; i++)
        {
            Assert.True(session.Outstanding <= 2);
            SubmitSm submit = await Peer.ReadAsync<SubmitSm>();
            Assert.Equal($"{i}", System.Text.Encoding.ASCII.GetString(submit.ShortMessage.Span));
            if (i % 2 == 1)
            {
                Assert.True(Peer.HasNothing());
                await Peer.SendAsync(Taken(submit, $"{i}"));
                await Peer.SendAsync(Taken(submit with { SequenceNumber = submit.SequenceNumber - 1 }, $"{i - 1}"));
            }
        }

        for (int i = 0; i < 6; i++)
        {
            Assert.Equal($"{i}", (await sending[i].WaitAsync(Patience)).MessageId);
        }
    }

    [Fact]
    public async Task A_field_over_its_limit_throws_and_takes_no_place()
    {
        await using SmppSession session = await BindAsync();

        SmppFieldException thrown = await Assert.ThrowsAsync<SmppFieldException>(
            async () => await session.SubmitAsync(Message() with { DestinationAddr = new string('1', 21) }));

        Assert.Equal("destination_addr: at most 20 octets, has 21.", thrown.Message);
        Assert.Equal(0, session.Outstanding);
        Assert.True(Peer.HasNothing());
    }

    [Fact]
    public async Task A_receiver_cannot_submit()
    {
        await using SmppSession session = await BindAsync(Options with { BindType = BindType.Receiver });

        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => session.SubmitAsync(Message()).AsTask().WaitAsync(Patience));

        Assert.Equal("submit_sm is not allowed on a session that is BoundRx.", thrown.Message);
        Assert.Equal(0, session.Outstanding);
        Assert.True(Peer.HasNothing());
    }

    [Fact]
    public async Task Cancelling_frees_the_caller_but_not_the_slot()
    {
        await using SmppSession session = await BindAsync(Options with { Window = 1 });
        using CancellationTokenSource givingUp = new();
        Task<SubmitSmResp> abandoned = session.SubmitAsync(Message(), givingUp.Token).AsTask();
        SubmitSm submit = await Peer.ReadAsync<SubmitSm>();
        Task<SubmitSmResp> next = session.SubmitAsync(Message()).AsTask();

        await givingUp.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => abandoned.WaitAsync(Patience));
        Assert.Equal(1, session.Outstanding);
        Assert.True(Peer.HasNothing());

        await Peer.SendAsync(Taken(submit, "too late"));
        await Peer.SendAsync(Taken(await Peer.ReadAsync<SubmitSm>(), "next"));
        Assert.Equal("next", (await next.WaitAsync(Patience)).MessageId);
        Assert.Equal("too late", Assert.IsType<SubmitSmResp>(Assert.Single(Handler.Late)).MessageId);
    }

    [Fact]
    public async Task Cancelling_a_submit_that_waits_for_its_place_sends_nothing()
    {
        await using SmppSession session = await BindAsync(Options with { Window = 1 });
        ValueTask<SubmitSmResp> first = session.SubmitAsync(Message());
        using CancellationTokenSource givingUp = new();
        Task<SubmitSmResp> second = session.SubmitAsync(Message(), givingUp.Token).AsTask();

        await givingUp.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => second.WaitAsync(Patience));
        await Peer.SendAsync(Taken(await Peer.ReadAsync<SubmitSm>(), "first"));
        Assert.Equal("first", (await first).MessageId);
        Assert.Equal(0, session.Outstanding);
        Assert.True(Peer.HasNothing());
    }

    [Fact]
    public async Task A_reserved_slot_has_its_number_before_it_is_sent_and_can_be_given_back()
    {
        await using SmppSession session = await BindAsync(Options with { Window = 1 });
        RequestSlot unused = await session.ReserveAsync();
        Task<RequestSlot> waiting = session.ReserveAsync().AsTask();
        Assert.Equal(1, session.Outstanding);
        Assert.False(waiting.IsCompleted);

        unused.Release();
        unused.Release();
        RequestSlot slot = await waiting.WaitAsync(Patience);
        ValueTask<SubmitSmResp> sending = slot.SendAsync(Message());
        SubmitSm submit = await Peer.ReadAsync<SubmitSm>();

        Assert.Equal(slot.SequenceNumber, submit.SequenceNumber);
        Assert.NotEqual(unused.SequenceNumber, submit.SequenceNumber);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await slot.SendAsync(Message()));
        await Peer.SendAsync(Taken(submit, "id"));
        Assert.Equal("id", (await sending).MessageId);
        Assert.Equal(0, session.Outstanding);
    }

    [Fact]
    public async Task Sequence_numbers_wrap_to_1_and_skip_those_outstanding()
    {
        await using SmppSession session = await BindAsync(Options with { Window = 4 });
        ValueTask<SubmitSmResp> held = session.SubmitAsync(Message());
        SubmitSm outstanding = await Peer.ReadAsync<SubmitSm>();
        session.Requests.StartAfter(0x7FFF_FFFE);

        List<uint> numbers = [];
        for (int i = 0; i < 3; i++)
        {
            ValueTask<SubmitSmResp> sending = session.SubmitAsync(Message());
            SubmitSm submit = await Peer.ReadAsync<SubmitSm>();
            numbers.Add(submit.SequenceNumber);
            await Peer.SendAsync(Taken(submit, "id"));
            await sending;
        }

        Assert.Equal(2u, outstanding.SequenceNumber);
        Assert.Equal([0x7FFF_FFFFu, 1u, 3u], numbers);
        await Peer.SendAsync(Taken(outstanding, "held"));
        Assert.Equal("held", (await held).MessageId);
    }
}
