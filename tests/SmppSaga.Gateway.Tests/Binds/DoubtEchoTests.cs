using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Hosting;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Gateway.Tests.Messages;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Tests.Binds;

/// <summary>A receipt that echoes our user_message_reference resolves doubt, and never another message's.</summary>
public sealed class DoubtEchoTests
{
    private const ushort Reference = 0x4711;

    // An answer's time (30 s), the grace for it, and the sweeper's next look at the receipt itself.
    private const int Wait = 30 + 15 + 2;

    [Theory]
    [InlineData("hold", "DELIVRD", "Delivered")]
    [InlineData("hold", "UNDELIV", "Failed")]
    [InlineData("resend", "DELIVRD", "Delivered")]
    public async Task It_resolves_the_doubt_of_its_message(string policy, string state, string expected)
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        Guid smsId = await bind.WrittenAsync();
        await bind.DoubtAsync(smsId, 1, policy);

        await bind.ReceiptAsync("lost", state, tlvs: Echo(Reference));
        await bind.PassAsync(Wait);

        Assert.Equal(expected, (await bind.StateAsync(smsId)).ToString());
        Assert.Empty(await bind.Index.UnmatchedAsync(9));
    }

    [Fact]
    public async Task While_it_waits_it_is_listed_once()
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        await bind.ReceiptAsync("lost", tlvs: Echo(Reference));

        IReadOnlyList<ParkedReceipt> listed = await new StoreInspector(null!, bind.Index, null!, null!, null!).UnmatchedAsync(9, default);

        Assert.Null(Assert.Single(listed).EchoOf);
    }

    [Fact]
    public async Task It_may_come_before_the_doubt_and_then_resolves_it_before_a_resend()
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        Guid smsId = await bind.WrittenAsync();

        await bind.ReceiptAsync("lost", tlvs: Echo(Reference));
        await bind.PassAsync(30);
        await bind.DoubtAsync(smsId, 1, UnknownOutcomePolicy.Resend);
        await bind.PassAsync(17);

        Assert.Equal(MessageState.Delivered, await bind.StateAsync(smsId));
    }

    [Fact]
    public async Task Its_later_receipts_under_the_same_id_and_a_late_answer_find_the_message_too()
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        Guid smsId = await bind.WrittenAsync();
        await bind.DoubtAsync(smsId, 1);
        await bind.ReceiptAsync("lost", "ENROUTE", tlvs: Echo(Reference));
        await bind.PassAsync(Wait);
        Assert.Equal(MessageState.Uncertain, await bind.StateAsync(smsId));

        await bind.ReceiptAsync("lost");

        Assert.Equal(MessageState.Delivered, await bind.StateAsync(smsId));
    }

    [Theory]
    [InlineData(0x4712, null)]
    [InlineData(0, null)]
    [InlineData(null, null)]
    [InlineData(0x4711, "27839999999")]
    [InlineData(0x4711, "")]
    public async Task Another_reference_or_another_destination_resolves_nothing_and_is_told_as_unmatched(int? reference, string? source)
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        Guid smsId = await bind.WrittenAsync();
        await bind.DoubtAsync(smsId, 1);

        await bind.ReceiptAsync("lost", source: source, tlvs: reference is { } echoed ? Echo((ushort)echoed) : null);
        await bind.PassAsync(601);

        Assert.Equal(MessageState.Uncertain, await bind.StateAsync(smsId));
        Assert.Single(await bind.Index.UnmatchedAsync(9));
    }

    [Fact]
    public async Task Two_messages_in_doubt_with_one_reference_and_destination_are_both_left_alone()
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        Guid[] both = [await bind.WrittenAsync(), await bind.WrittenAsync(firstSequence: 2)];
        await bind.DoubtAsync(both[0], 1);
        await bind.DoubtAsync(both[1], 2);

        await bind.ReceiptAsync("lost", tlvs: Echo(Reference));
        await bind.PassAsync(601);

        Assert.Equal([MessageState.Uncertain, MessageState.Uncertain], [await bind.StateAsync(both[0]), await bind.StateAsync(both[1])]);
        Assert.Single(await bind.Index.UnmatchedAsync(9));
    }

    [Fact]
    public async Task A_receipt_ahead_of_its_own_answer_is_not_given_to_an_older_message_whose_reference_came_again()
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        Guid older = await bind.WrittenAsync();
        await bind.DoubtAsync(older, 1);
        Guid newer = await bind.WrittenAsync(firstSequence: 2);

        await bind.ReceiptAsync("new", tlvs: Echo(Reference));
        await bind.PassAsync(29);
        await bind.TakenAsync(newer, 2, "new");
        await bind.PassAsync(60);

        Assert.Equal((MessageState.Uncertain, MessageState.Delivered), (await bind.StateAsync(older), await bind.StateAsync(newer)));
    }

    [Fact]
    public async Task Another_connector_s_receipt_resolves_nothing()
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        Guid smsId = await bind.WrittenAsync();
        await bind.DoubtAsync(smsId, 1);

        await bind.Index.ParkAsync($"~other|{Reference:x4}|31234567", new ParkedReceipt { Connector = "other", EchoOf = "other|lost", SourceAddr = "27831234567" }.ToOctets(), bind.Time.GetUtcNow());
        await bind.PassAsync(Wait);

        Assert.Equal(MessageState.Uncertain, await bind.StateAsync(smsId));
        Assert.Empty(await bind.Index.ResolveAsync("other|lost"));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task The_reference_names_the_part(int part, bool resolved)
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        Guid smsId = await bind.WrittenAsync(parts: 2);
        await bind.TakenAsync(smsId, 2, "two");
        await bind.ReceiptAsync("two");
        await bind.DoubtAsync(smsId, 1);

        await bind.ReceiptAsync("lost", tlvs: Echo(UserMessageReference.Of(Reference, part)));
        await bind.PassAsync(Wait);

        Assert.Equal(resolved, await bind.StateAsync(smsId) == MessageState.Delivered);
    }

    [Fact]
    public async Task A_message_with_a_reference_of_its_own_is_not_known_by_ours()
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        Guid smsId = await bind.WrittenAsync(Sample.Accepted() with { Tlvs = new(StringComparer.Ordinal) { ["0x0204"] = "0007" } });
        await bind.DoubtAsync(smsId, 1);

        await bind.ReceiptAsync("lost", tlvs: Echo(Reference));
        await bind.PassAsync(Wait);

        Assert.Equal(MessageState.Uncertain, await bind.StateAsync(smsId));
    }

    private static TlvCollection Echo(ushort reference) => TlvCollection.Create(Tlv.OfUInt16(TlvTag.UserMessageReference, reference));
}
