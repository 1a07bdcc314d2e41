using CsCheck;
using Microsoft.Extensions.Time.Testing;
using SmppSaga.Smpp.LongMessages;
using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.Tests.LongMessages;

public class LongMessageProperties
{
    // Letters, escapes, and characters beyond the basic plane, so that every kind of border comes up.
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.OneOf("a", "é", "€", "{", "@", "\r", "\n").Array[0, 700],
        Gen.OneOf("a", "й", "€", "\uD83D\uDE00", "日").Array[0, 500]).Select(string.Concat);

    private static readonly Gen<Concatenation> Ways = Gen.Enum<Concatenation>();

    [Fact]
    public void Cutting_then_assembling_in_any_order_gives_the_text()
    {
        Gen.Select(Texts, Ways, Gen.UShort, Gen.Int).Sample((text, way, reference, seed) =>
        {
            EncodedText encoded = MessageText.Encode(text);
            MessagePart[] parts = [.. LongMessage.Split(encoded, way, reference)];
            new Random(seed).Shuffle(parts);

            Assert.Equal(text, Assemble(parts, encoded.DataCoding));
        });
    }

    [Fact]
    public void No_part_is_larger_than_a_short_message_nor_cut_inside_a_character()
    {
        Gen.Select(Texts, Gen.OneOf(Concatenation.Udh8, Concatenation.Udh16, Concatenation.Sar), Gen.UShort).Sample((text, way, reference) =>
        {
            EncodedText encoded = MessageText.Encode(text);
            IReadOnlyList<MessagePart> parts = LongMessage.Split(encoded, way, reference);
            int header = parts.Count == 1 ? 0 : way == Concatenation.Udh8 || (way == Concatenation.Sar && reference < 256) ? 6 : 7;

            foreach (MessagePart part in parts)
            {
                ReadOnlySpan<byte> octets = part.ShortMessage.Span[part.UserDataHeader.Length..];
                int onAir = encoded.Encoding == TextEncoding.Gsm7 ? ((octets.Length * 7) + Gsm7Packing.FillBitsAfter(header) + 7) / 8 : octets.Length;
                Assert.InRange(header + onAir, 0, 140);
                Assert.False(encoded.Encoding == TextEncoding.Gsm7 ? octets is [.., 0x1B] : octets is [.., >= 0xD8 and <= 0xDB, _]);
            }

            Assert.Equal(encoded.Units, parts.Sum(p => p.Units));
        });
    }

    [Fact]
    public void No_part_but_the_last_has_room_for_the_next_character()
    {
        Gen.Select(Texts, Gen.UShort).Sample((text, reference) =>
        {
            EncodedText encoded = MessageText.Encode(text);
            IReadOnlyList<MessagePart> parts = LongMessage.Split(encoded, Concatenation.Udh8, reference);
            int limit = encoded.Encoding == TextEncoding.Gsm7 ? 153 : 67;

            Assert.All(parts.SkipLast(1), part => Assert.InRange(part.Units, limit - 1, limit));
        });
    }

    [Fact]
    public void Packed_parts_are_within_140_octets_and_hold_the_text()
    {
        Gen.OneOf("a", "é", "€", "@", "\r").Array[0, 700].Select(string.Concat).Sample(text =>
        {
            IReadOnlyList<MessagePart> parts = LongMessage.Split(MessageText.Encode(text, TextEncoding.Gsm7Packed), Concatenation.Udh8, 1);

            Assert.All(parts, part => Assert.InRange(part.ShortMessage.Length, 0, 140));
            Assert.Equal(text, string.Concat(parts.Select(part =>
                Gsm7.Decode(Gsm7Packing.Unpack(part.ShortMessage.Span[part.UserDataHeader.Length..], part.Units, Gsm7Packing.FillBitsAfter(part.UserDataHeader.Length))))));
        });
    }

    [Fact]
    public void Any_octets_are_read_as_a_header_or_refused_and_a_header_is_written_as_it_came()
    {
        Gen.OneOf(Gen.Byte.Array[0, 40], Gen.Byte[0, 6].Array[0, 20]).Sample(octets =>
        {
            if (UserDataHeader.TryRead(octets, out UserDataHeader? header, out ReadOnlyMemory<byte> text))
            {
                Assert.Equal(octets, (byte[])[.. header.ToArray(), .. text.Span]);
                _ = (header.Concatenation, header.Ports, header.Alphabet);
            }
            else
            {
                Assert.Equal(octets, text.ToArray());
            }
        });
    }

    [Fact]
    public void Mixed_up_messages_of_many_senders_come_out_each_once()
    {
        Gen.Select(Texts.Array[1, 8], Gen.Int).Sample((texts, seed) =>
        {
            List<AssembledMessage> abandoned = [];
            MessageAssembler assembler = new(new MessageAssemblerOptions(), new FakeTimeProvider(), abandoned.Add);
            (int Sender, MessagePart Part, byte DataCoding)[] all =
            [
                .. texts.SelectMany((text, sender) =>
                {
                    EncodedText encoded = MessageText.Encode(text);
                    return LongMessage.Split(encoded, Concatenation.Udh8, 1).Where(p => p.Total > 1).SelectMany(p => new[] { (sender, p, encoded.DataCoding), (sender, p, encoded.DataCoding) });
                }),
            ];
            new Random(seed).Shuffle(all);
            List<string?> received = [];
            foreach ((int sender, MessagePart part, byte dataCoding) in all)
            {
                Assert.True(ReceivedPart.TryRead($"{sender}", "b", UserData.Read(part.ShortMessage, part.EsmClass), dataCoding, null, out ReceivedPart? read));
                if (assembler.Add(read, out AssembledMessage? message) == AssemblyOutcome.Complete)
                {
                    received.Add(message!.Text());
                }
            }

            Assert.Equal(all.Select(a => texts[a.Sender]).GroupBy(t => t).Sum(g => 1), received.Distinct().Count());
            Assert.Equal(all.Select(a => a.Sender).Distinct().Count(), received.Count);
            Assert.All(received, text => Assert.Contains(text, texts));
            Assert.Empty(abandoned);
        });
    }

    private static string? Assemble(MessagePart[] parts, byte dataCoding)
    {
        MessageAssembler assembler = new(new MessageAssemblerOptions(), new FakeTimeProvider());
        foreach (MessagePart part in parts)
        {
            ReadOnlyMemory<byte> octets = part.MessagePayload.IsEmpty ? part.ShortMessage : part.MessagePayload;
            UserData data = UserData.Read(octets, part.EsmClass);
            if (!ReceivedPart.TryRead("a", "b", data, dataCoding, part.Sar, out ReceivedPart? read))
            {
                Assert.True(MessageText.TryDecode(data.Text.Span, dataCoding, out string? whole));
                return whole;
            }

            if (assembler.Add(read, out AssembledMessage? message) == AssemblyOutcome.Complete)
            {
                return message!.Text();
            }
        }

        return null;
    }
}
