using BenchmarkDotNet.Attributes;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Benchmarks.Messages;

/// <summary>What one fact costs when it is raised in process, and what projecting and encoding its write costs on top. Nothing is stored.</summary>
[MemoryDiagnoser]
public class RaiseBenchmarks
{
    private const int FactsPerLife = 4;
    private static readonly Guid _smsId = Guid.CreateVersion7();
    private static readonly DateTimeOffset _start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly BindRef _bind = new("main", 0, 7);
    private readonly DirectRaise _raise = new(
        new MessageStateMachine(new EventProjection(new HashSet<string>(StringComparer.Ordinal) { nameof(DeliveryReported) }, TimeSpan.FromHours(24))),
        NoStore.Instance);

    private readonly IMessageFact[] _life =
    [
        new SmsRouted(_smsId, new SmsAccepted { At = _start, To = "27831234567", Sender = "27831110000", Operator = "MTN", Connector = "main", Text = new string('x', 154), RegisteredDelivery = 1, ValidUntil = _start.AddHours(24) }, null),
        new SubmitIntended(_smsId, _start, 1, 1, 0, _bind, 1, _start.AddSeconds(30)),
        new SubmitAnswered(_smsId, _start, _bind, 1, AnswerClass.Taken, SmscMessageId: "0123456789abcdef", ReceiptBy: _start.AddHours(72)),
        new ReceiptArrived(_smsId, _start, 1, "0123456789abcdef", DeliveryStatus.Delivered, "DELIVRD", "000", "2603011200", "2603011201", "main/0"),
    ];

    /// <summary>The state machine and the fold alone.</summary>
    [Benchmark(OperationsPerInvoke = FactsPerLife)]
    public async Task<int> Raise()
    {
        MessageSaga saga = DirectRaise.New(_smsId);
        foreach (IMessageFact fact in _life)
        {
            await _raise.RaiseOnAsync(saga, fact);
        }

        return saga.CurrentState;
    }

    /// <summary>And the write of each: records encoded, deadline, the final report as JSON.</summary>
    [Benchmark(OperationsPerInvoke = FactsPerLife)]
    public async Task<int> RaiseAndWrite()
    {
        MessageSaga saga = DirectRaise.New(_smsId);
        foreach (IMessageFact fact in _life)
        {
            await _raise.RaiseOnAsync(saga, fact);
            _ = saga.PendingWrite();
            saga.AcceptWrite();
        }

        return saga.CurrentState;
    }

    private sealed class NoStore : IEventStore
    {
        public static readonly NoStore Instance = new();

        public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(Guid id, CancellationToken cancellationToken = default) => new([]);

        public ValueTask<AppendOutcome> AppendAsync(EventWrite write, CancellationToken cancellationToken = default) => new(AppendOutcome.Written);

        public ValueTask<IReadOnlyList<Guid>> DueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default) => new([]);

        public ValueTask<long> CountPendingAsync(CancellationToken cancellationToken = default) => new(0);
    }
}
