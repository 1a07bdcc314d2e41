using System.Buffers;
using MemoryPack;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Messages.Records;

/// <summary>Between records and the octets that are stored. The kind numbers are stored: never change one.</summary>
internal static class RecordCodec
{
    public static byte[] Encode(MessageRecord record, ulong transition)
    {
        ArrayBufferWriter<byte> buffer = new(256);
        byte kind = Write(buffer, record);
        return RecordEnvelope.Wrap(kind, transition, buffer.WrittenSpan);
    }

    /// <exception cref="UnknownRecordException">The record is damaged or of a kind that only a newer version knows.</exception>
    public static MessageRecord Decode(ReadOnlyMemory<byte> stored)
    {
        (byte kind, ReadOnlyMemory<byte> payload) = RecordEnvelope.Unwrap(stored);
        ReadOnlySpan<byte> octets = payload.Span;
        MessageRecord? record = kind switch
        {
            1 => MemoryPackSerializer.Deserialize<SmsAccepted>(octets),
            2 => MemoryPackSerializer.Deserialize<MessageRefused>(octets),
            3 => MemoryPackSerializer.Deserialize<PartIntended>(octets),
            4 => MemoryPackSerializer.Deserialize<PartAcknowledged>(octets),
            5 => MemoryPackSerializer.Deserialize<PartRefused>(octets),
            6 => MemoryPackSerializer.Deserialize<PartDeferred>(octets),
            7 => MemoryPackSerializer.Deserialize<PartDoubted>(octets),
            8 => MemoryPackSerializer.Deserialize<ReceiptRecorded>(octets),
            9 => MemoryPackSerializer.Deserialize<MessageExpired>(octets),
            10 => MemoryPackSerializer.Deserialize<ReceiptWaitEnded>(octets),
            11 => MemoryPackSerializer.Deserialize<MessageCancelled>(octets),
            12 => MemoryPackSerializer.Deserialize<UncertainResolved>(octets),
            13 => MemoryPackSerializer.Deserialize<MessageRerouted>(octets),
            _ => throw new UnknownRecordException($"Stored record of kind {kind}: this version knows 1 to 13. The message is left alone."),
        };
        return record ?? throw new UnknownRecordException($"Stored record of kind {kind} is empty. The message is left alone.");
    }

    private static byte Write(ArrayBufferWriter<byte> buffer, MessageRecord record)
    {
        switch (record)
        {
            case SmsAccepted x: MemoryPackSerializer.Serialize(buffer, x); return 1;
            case MessageRefused x: MemoryPackSerializer.Serialize(buffer, x); return 2;
            case PartIntended x: MemoryPackSerializer.Serialize(buffer, x); return 3;
            case PartAcknowledged x: MemoryPackSerializer.Serialize(buffer, x); return 4;
            case PartRefused x: MemoryPackSerializer.Serialize(buffer, x); return 5;
            case PartDeferred x: MemoryPackSerializer.Serialize(buffer, x); return 6;
            case PartDoubted x: MemoryPackSerializer.Serialize(buffer, x); return 7;
            case ReceiptRecorded x: MemoryPackSerializer.Serialize(buffer, x); return 8;
            case MessageExpired x: MemoryPackSerializer.Serialize(buffer, x); return 9;
            case ReceiptWaitEnded x: MemoryPackSerializer.Serialize(buffer, x); return 10;
            case MessageCancelled x: MemoryPackSerializer.Serialize(buffer, x); return 11;
            case UncertainResolved x: MemoryPackSerializer.Serialize(buffer, x); return 12;
            case MessageRerouted x: MemoryPackSerializer.Serialize(buffer, x); return 13;
            default: throw new ArgumentOutOfRangeException(nameof(record), record.GetType().Name, "A record type without a kind number.");
        }
    }
}
