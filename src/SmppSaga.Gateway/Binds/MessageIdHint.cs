using System.Text.Json;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Binds;

/// <summary>
/// Notices that receipts would meet their answers under another message_id_format: when several in a row belong to no id that is known, and each to one of
/// the last answers' ids if both are read in that other way. It only tells; nothing is applied by itself.
/// </summary>
internal sealed class MessageIdHint(ConnectorOptions connector, TimeProvider time)
{
    private const int Remembered = 512;
    private const int Enough = 10;

    // Comparing costs some hundred conversions: enough of them to be sure, not one for each receipt that comes a moment before its answer, nor of a storm.
    private const int MostCompared = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly MessageIdFormat[] Formats = Enum.GetValues<MessageIdFormat>();
    private readonly Lock _lock = new();
    private readonly Queue<string> _answered = new();
    private readonly int[] _matches = new int[Formats.Length];
    private int _compared;
    private long? _last;

    /// <summary>The message_id_format that would match, as the file writes it; null while there is no sign of another.</summary>
    public string? Better { get; private set; }

    /// <summary>An answer told this id.</summary>
    public void Answered(string messageId)
    {
        lock (_lock)
        {
            _answered.Enqueue(messageId);
            if (_answered.Count > Remembered)
            {
                _answered.Dequeue();
            }
        }
    }

    /// <summary>A receipt met its answer: the format is right.</summary>
    public void Met()
    {
        lock (_lock)
        {
            Array.Clear(_matches);
            _compared = 0;
            Better = null;
        }
    }

    /// <summary>A receipt's id is known to nobody.</summary>
    /// <returns>True when it is the one that makes the sign clear.</returns>
    public bool Missed(string receiptId)
    {
        lock (_lock)
        {
            if (Better is not null || _compared >= MostCompared || (_last is { } last && time.GetElapsedTime(last) < Pause))
            {
                return false;
            }

            _last = time.GetTimestamp();
            _compared++;
            foreach (MessageIdFormat format in Formats.Where(x => x != connector.MessageIdFormat))
            {
                ConnectorOptions other = connector with { MessageIdFormat = format };
                string key = ReceiptKey.OfReceipt("", receiptId, other);
                if (_answered.Any(x => ReceiptKey.OfResponse("", x, other) == key) && ++_matches[(int)format] >= Enough)
                {
                    Better = JsonNamingPolicy.SnakeCaseLower.ConvertName(format.ToString());
                    return true;
                }
            }

            return false;
        }
    }
}
