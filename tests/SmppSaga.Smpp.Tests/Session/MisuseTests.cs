namespace SmppSaga.Smpp.Tests.Session;

/// <summary>What callers, handlers and peers do that nobody should, and what it must not cost.</summary>
public sealed class MisuseTests : SessionTest
{
    [Fact]
    public async Task Releasing_a_slot_that_was_sent_frees_no_place_that_the_peer_still_counts()
    {
        await using SmppSession session = await BindAsync(Options with { Window = 1 });
        RequestSlot slot = await session.ReserveAsync();
        ValueTask<SubmitSmResp> sending = slot.SendAsync(Message());
        SubmitSm submit = await Peer.ReadAsync<SubmitSm>();

        slot.Release();

        Assert.Equal(1, session.Outstanding);
        Task<SubmitSmResp> waiting = session.SubmitAsync(Message()).AsTask();
        Assert.True(Peer.HasNothing());
        await Peer.SendAsync(Taken(submit, "first"));
        Assert.Equal("first", (await sending).MessageId);
        await Peer.SendAsync(Taken(await Peer.ReadAsync<SubmitSm>(), "second"));
        Assert.Equal("second", (await waiting).MessageId);
    }

    [Fact]
    public async Task A_slot_that_is_sent_twice_disturbs_nobody()
    {
        await using SmppSession session = await BindAsync();
        RequestSlot slot = await session.ReserveAsync();
        ValueTask<SubmitSmResp> sending = slot.SendAsync(Message("one"));
        SubmitSm submit = await Peer.ReadAsync<SubmitSm>();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await slot.SendAsync(Message("two")));

        await Peer.SendAsync(Taken(submit, "first"));
        Assert.Equal("first", (await sending).MessageId);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await slot.SendAsync(Message("three")));
        Assert.Equal(0, session.Outstanding);
    }

    [Fact]
    public async Task A_field_without_a_value_fails_its_caller_and_keeps_no_place()
    {
        await using SmppSession session = await BindAsync(Options with { Window = 1 });

        SmppFieldException refused = await Assert.ThrowsAsync<SmppFieldException>(async () => await session.SubmitAsync(Message() with { SourceAddr = null! }));

        Assert.Equal("source_addr", refused.Field);
        ValueTask<SubmitSmResp> next = session.SubmitAsync(Message());
        await Peer.SendAsync(Taken(await Peer.ReadAsync<SubmitSm>(), "next"));
        Assert.Equal("next", (await next).MessageId);
    }

    [Fact]
    public async Task A_waiting_request_that_cannot_be_written_costs_neither_the_session_nor_a_place()
    {
        await using SmppSession session = await BindAsync(Options with { Window = 1 });
        Task<SubmitSmResp> first = session.SubmitAsync(Message("one")).AsTask();
        Task<SubmitSmResp> bad = session.SubmitAsync(Message() with { DestinationAddr = null! }).AsTask();
        Task<Pdu> worse = session.SendAsync(new SubmitMulti { DestAddresses = null! }).AsTask();
        Task<SubmitSmResp> last = session.SubmitAsync(Message("last")).AsTask();

        await Peer.SendAsync(Taken(await Peer.ReadAsync<SubmitSm>(), "first"));
        await Peer.SendAsync(Taken(await Peer.ReadAsync<SubmitSm>(), "last"));

        Assert.Equal(("first", "last"), ((await first).MessageId, (await last).MessageId));
        await Assert.ThrowsAsync<SmppFieldException>(() => bad.WaitAsync(Patience));
        await Assert.ThrowsAnyAsync<Exception>(() => worse.WaitAsync(Patience));
        Assert.Equal((0, SmppSessionState.BoundTrx), (session.Outstanding, session.State));
    }

    [Fact]
    public async Task A_handlers_answer_that_cannot_be_written_or_belongs_to_another_request_is_a_failure_of_its_own()
    {
        await using SmppSession session = await BindAsync();
        Queue<Pdu> answers = new([new DeliverSmResp { MessageId = null! }, new SubmitSmResp { MessageId = "id" }, new DeliverSmResp()]);
        Handler.Answer = (_, _, _) => new(answers.Dequeue());
        List<CommandStatus> statuses = [];

        for (uint number = 1; number <= 3; number++)
        {
            await Peer.SendAsync(new DeliverSm { SequenceNumber = number });
            statuses.Add((await Peer.ReadAsync<DeliverSmResp>()).CommandStatus);
        }

        Assert.Equal([CommandStatus.ESME_RSYSERR, CommandStatus.ESME_RSYSERR, CommandStatus.ESME_ROK], statuses);
        Assert.Equal(SmppSessionState.BoundTrx, session.State);
    }

    [Fact]
    public async Task A_generic_nack_is_no_success_whatever_its_status()
    {
        await using SmppSession session = await BindAsync();
        ValueTask<SubmitSmResp> sending = session.SubmitAsync(Message());
        SubmitSm submit = await Peer.ReadAsync<SubmitSm>();

        await Peer.SendAsync(new GenericNack { SequenceNumber = submit.SequenceNumber });

        Assert.Equal(CommandStatus.ESME_RUNKNOWNERR, (await sending).CommandStatus);
    }

    [Theory]
    [InlineData("message_payload")]
    [InlineData("sar_total_segments")]
    public async Task A_message_that_is_not_whole_without_its_TLVs_is_not_sent_to_a_peer_of_SMPP_3_3(string field)
    {
        await using SmppSession session = await BindAsync(Options with { InterfaceVersion = 0x33 });
        Tlv tlv = field == "message_payload" ? new Tlv(TlvTag.MessagePayload, "hello"u8.ToArray()) : Tlv.OfByte(TlvTag.SarTotalSegments, 2);

        SmppFieldException refused = await Assert.ThrowsAsync<SmppFieldException>(async () => await session.SubmitAsync(Message() with { Tlvs = [tlv] }));

        Assert.Equal(field, refused.Field);
        ValueTask<SubmitSmResp> other = session.SubmitAsync(Message() with { Tlvs = [Tlv.OfUInt16(TlvTag.UserMessageReference, 7)] });
        SubmitSm submit = await Peer.ReadAsync<SubmitSm>();
        Assert.True(submit.Tlvs.IsEmpty);
        await Peer.SendAsync(Taken(submit, "id"));
        Assert.Equal("id", (await other).MessageId);
    }
}
