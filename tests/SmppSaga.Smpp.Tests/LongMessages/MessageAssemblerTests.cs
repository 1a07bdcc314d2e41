using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using SmppSaga.Smpp.LongMessages;
using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.Tests.LongMessages;

public class MessageAssemblerTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<AssembledMessage> _abandoned = [];

    [Theory]
    [InlineData("1 2 3")]
    [InlineData("3 2 1")]
    [InlineData("2 3 1")]
    [InlineData("2 2 3 2 1")]
    public void Parts_in_any_order_and_repeated_make_one_message(string order)
    {
        MessageAssembler assembler = Create();
        string[] numbers = order.Split(' ');

        for (int i = 0; i < numbers.Length; i++)
        {
            AssemblyOutcome outcome = assembler.Add(Part(byte.Parse(numbers[i], CultureInfo.InvariantCulture), 3, $"<{numbers[i]}>"), out AssembledMessage? message);

            bool last = i == numbers.Length - 1;
            bool repeated = Array.IndexOf(numbers, numbers[i]) < i;
            Assert.Equal(last ? AssemblyOutcome.Complete : repeated ? AssemblyOutcome.Duplicate : AssemblyOutcome.Waiting, outcome);
            Assert.Equal(last ? "<1><2><3>" : null, message?.Text());
        }

        Assert.Equal(0, assembler.Octets);
    }

    [Fact]
    public void A_part_is_kept_without_the_buffer_that_it_came_in()
    {
        MessageAssembler assembler = new(new MessageAssemblerOptions(), _time);
        byte[] pdu = [.. new byte[4_000], (byte)'a'];
        assembler.Add(Part(1, 2, "") with { Text = pdu.AsMemory(4_000) }, out _);

        pdu[4_000] = (byte)'?';
        assembler.Add(Part(2, 2, "b"), out AssembledMessage? message);

        Assert.Equal("ab", message!.Text());
    }

    [Fact]
    public void A_part_that_comes_again_after_the_last_one_starts_nothing()
    {
        MessageAssembler assembler = Create();
        assembler.Add(Part(1, 2, "a"), out _);
        assembler.Add(Part(2, 2, "b"), out _);

        Assert.Equal(AssemblyOutcome.Duplicate, assembler.Add(Part(1, 2, "a"), out _));
        _time.Advance(TimeSpan.FromMinutes(11));
        assembler.Sweep();
        Assert.Empty(_abandoned);
        Assert.Equal(0, assembler.Parts);
    }

    [Fact]
    public void Source_destination_reference_and_total_keep_messages_apart()
    {
        MessageAssembler assembler = Create();
        ReceivedPart first = Part(1, 2, "a");
        ReceivedPart second = Part(2, 2, "b");

        Assert.Equal(AssemblyOutcome.Waiting, assembler.Add(first, out _));
        Assert.Equal(AssemblyOutcome.Waiting, assembler.Add(second with { Source = "other" }, out _));
        Assert.Equal(AssemblyOutcome.Waiting, assembler.Add(second with { Destination = "other" }, out _));
        Assert.Equal(AssemblyOutcome.Waiting, assembler.Add(second with { Concatenation = new(8, 2, 2) }, out _));
        Assert.Equal(AssemblyOutcome.Waiting, assembler.Add(second with { Concatenation = new(7, 3, 2) }, out _));
        Assert.Equal(AssemblyOutcome.Complete, assembler.Add(second, out _));
    }

    [Fact]
    public void Other_octets_under_a_number_start_the_reference_anew()
    {
        MessageAssembler assembler = Create();
        assembler.Add(Part(1, 2, "old"), out _);

        Assert.Equal(AssemblyOutcome.Waiting, assembler.Add(Part(1, 2, "new "), out _));
        Assert.Equal(AssemblyOutcome.Complete, assembler.Add(Part(2, 2, "text"), out AssembledMessage? message));

        Assert.Equal("new text", message!.Text());
        Assert.Equal("old", Assert.Single(_abandoned).Text());
    }

    [Fact]
    public void An_incomplete_message_is_given_up_when_its_time_is_over()
    {
        MessageAssembler assembler = Create();
        assembler.Add(Part(2, 3, "b"), out _);
        _time.Advance(TimeSpan.FromMinutes(9));
        assembler.Add(Part(1, 3, "a"), out _);
        Assert.Empty(_abandoned);

        _time.Advance(TimeSpan.FromMinutes(1));
        assembler.Sweep();

        AssembledMessage lost = Assert.Single(_abandoned);
        Assert.Equal((false, "ab", 3, 7), (lost.IsComplete, lost.Text(), lost.Total, lost.Reference));
        Assert.Equal((0, 0), (assembler.Parts, assembler.Octets));
    }

    [Fact]
    public void The_oldest_gives_way_when_there_are_too_many_parts()
    {
        MessageAssembler assembler = Create(new MessageAssemblerOptions { MaxParts = 10 });

        for (ushort reference = 0; reference < 1000; reference++)
        {
            assembler.Add(Part(1, 2, "x") with { Concatenation = new(reference, 2, 1) }, out _);
            Assert.InRange(assembler.Parts, 1, 10);
        }

        Assert.Equal(Enumerable.Range(0, 990), _abandoned.Select(m => (int)m.Reference));
    }

    [Fact]
    public void The_oldest_gives_way_when_there_are_too_many_octets()
    {
        MessageAssembler assembler = Create(new MessageAssemblerOptions { MaxOctets = 1000 });

        for (ushort reference = 0; reference < 100; reference++)
        {
            assembler.Add(Part(1, 2, new string('x', 300)) with { Concatenation = new(reference, 2, 1) }, out _);
            Assert.InRange(assembler.Octets, 300, 1000);
        }

        Assert.Equal(AssemblyOutcome.Refused, assembler.Add(Part(1, 2, new string('x', 1001)), out _));
    }

    [Fact]
    public void A_character_cut_between_parts_is_whole_again()
    {
        byte[] emoji = Ucs2.Encode("\uD83D\uDE00");
        MessageAssembler assembler = Create();
        ReceivedPart first = Part(1, 2, "") with { DataCoding = 8, Text = emoji.AsMemory(0, 2) };
        ReceivedPart second = Part(2, 2, "") with { DataCoding = 8, Text = emoji.AsMemory(2) };

        assembler.Add(second, out _);
        assembler.Add(first, out AssembledMessage? message);

        Assert.Equal("\uD83D\uDE00", message!.Text());
    }

    [Fact]
    public void Parts_of_different_encodings_are_decoded_each_by_its_own()
    {
        MessageAssembler assembler = Create();
        assembler.Add(Part(1, 3, "Hi "), out _);
        assembler.Add(Part(2, 3, "") with { DataCoding = 8, Text = Ucs2.Encode("мир") }, out _);
        assembler.Add(Part(3, 3, "") with { DataCoding = 3, Text = new byte[] { 0xE7 } }, out AssembledMessage? message);

        Assert.Equal("Hi мирç", message!.Text());
    }

    [Fact]
    public void A_message_with_a_binary_part_has_octets_and_no_text()
    {
        MessageAssembler assembler = Create();
        assembler.Add(Part(1, 2, "") with { DataCoding = 4, Text = new byte[] { 1, 2 } }, out _);
        assembler.Add(Part(2, 2, "") with { DataCoding = 4, Text = new byte[] { 3 } }, out AssembledMessage? message);

        Assert.Null(message!.Text());
        Assert.Equal([1, 2, 3], message.Octets());
    }

    [Fact]
    public void Header_or_sar_numbers_make_a_part_and_impossible_ones_do_not()
    {
        UserData withHeader = UserData.Read(Convert.FromHexString("080003070201250103" + "41"), 0x40);
        UserData plain = UserData.Read(new byte[] { 0x41 }, 0);

        Assert.True(ReceivedPart.TryRead("a", "b", withHeader, 0, new(9, 9, 9), out ReceivedPart? part));
        Assert.Equal((new ConcatenationInfo(7, 2, 1), NationalLanguage.Portuguese, 1), (part.Concatenation, part.Alphabet.LockingShift, part.Text.Length));
        Assert.True(ReceivedPart.TryRead("a", "b", plain, 0, new(9, 9, 9), out part));
        Assert.Equal(new ConcatenationInfo(9, 9, 9), part.Concatenation);
        Assert.False(ReceivedPart.TryRead("a", "b", plain, 0, null, out _));
        Assert.False(ReceivedPart.TryRead("a", "b", plain, 0, new(9, 2, 3), out _));
        Assert.False(ReceivedPart.TryRead("a", "b", plain, 0, new(9, 1, 1), out _));
    }

    [Fact]
    public void A_promised_header_that_is_not_there_is_told()
    {
        UserData data = UserData.Read(new byte[] { 0x20, 0x41 }, 0x40);

        Assert.True(data.IsMalformed);
        Assert.Equal([0x20, 0x41], data.Text.ToArray());
        Assert.Null(data.Header);
    }

    private static ReceivedPart Part(byte number, byte total, string text) => new()
    {
        Source = "27831234567",
        Destination = "12345",
        Concatenation = new ConcatenationInfo(7, total, number),
        DataCoding = 0,
        Text = MessageText.Encode(text).Octets,
    };

    private MessageAssembler Create(MessageAssemblerOptions? options = null) => new(options ?? new(), _time, _abandoned.Add);
}
