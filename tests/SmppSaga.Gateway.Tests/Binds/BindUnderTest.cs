using System.IO.Pipelines;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Binds.Rate;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Gateway.Store;
using SmppSaga.Gateway.Store.Memory;
using SmppSaga.Gateway.Tests.Messages;
using SmppSaga.Redis.Abstractions;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Tests.Binds;

/// <summary>A bound session over memory, its message store, and what records its answers and receipts, all on a clock that the test moves.</summary>
internal sealed class BindUnderTest : IAsyncDisposable
{
    private readonly SmppSession _smsc;
    private readonly Smsc _answers;
    private readonly CancellationTokenSource _draining = new();
    private readonly RateGate _rate;

    private BindUnderTest(ConnectorOptions connector, SmppSession session, SmppSession smsc, Smsc answers, FakeTimeProvider time, Exception? storeTrouble, Func<RateShare>? share)
    {
        (_smsc, _answers, Time) = (smsc, answers, time);
        MemoryStore memory = new(time);
        Index = new MemoryCorrelationIndex(memory);
        Raise = new DirectRaise(Sample.Machine(), new MemoryEventStore(memory));
        StoreRetry retry = new(e => e == storeTrouble, time, NullLogger<StoreRetry>.Instance);
        ICorrelationIndex index = storeTrouble is null ? Index : new TroubledIndex(storeTrouble);
        DoubtEcho echo = new(Raise, Index, time);
        Sweeper = new ParkedSweeper(Index, new ReceiptRaise(Raise), echo, new GatewayOptions(), time, NullLogger<ParkedSweeper>.Instance);
        Answers = new AnswerRecorder(Raise, index, echo, new GatewayOptions(), retry, time, NullLogger<AnswerRecorder>.Instance);
        Receipts = new ReceiptIntake(new ReceiptRaise(Raise), index, echo, retry, time, NullLogger<ReceiptIntake>.Instance);
        _rate = new RateGate(share ?? Share(connector.Tps), Share(connector.TpsPerSender), new LearnedRate(time, static () => 0.5), time);
        Lease lease = new("main:0", Sample.Bind.Epoch);
        memory.Epochs[lease.Name] = lease.Epoch;
        LeaseKeeper keeper = new(new MemoryLeases(memory), lease, "test", TimeSpan.FromDays(1), time, NullLogger.Instance);
        Engine = new SubmitEngine(
            Raise, null!, Answers, new SubmitGate(new MemoryStoreHealth(), NullLogger<SubmitGate>.Instance), new LiveOptions(new GatewayOptions()), time, NullLogger<SubmitEngine>.Instance);
        Bind = new BoundBind("main", connector, Sample.Bind, lease, keeper, session, _rate, new BindFigures(connector.Window), time, _draining.Token);
    }

    public FakeTimeProvider Time { get; }

    public MemoryCorrelationIndex Index { get; }

    public DirectRaise Raise { get; }

    public AnswerRecorder Answers { get; }

    public ReceiptIntake Receipts { get; }

    public ParkedSweeper Sweeper { get; }

    public BoundBind Bind { get; }

    public SubmitEngine Engine { get; }

    /// <summary>How many submit_sm the SMSC saw.</summary>
    public int Submits => _answers.Submits;

    /// <param name="connector">The connector's options.</param>
    /// <param name="storeTrouble">What the index throws at every call; null when it works.</param>
    /// <param name="silent">The SMSC answers no submit_sm.</param>
    /// <param name="share">Its share of tps; the whole when left out.</param>
    public static async Task<BindUnderTest> StartAsync(ConnectorOptions? connector = null, Exception? storeTrouble = null, bool silent = false, Func<RateShare>? share = null)
    {
        FakeTimeProvider time = new(Sample.Start);
        connector = (connector ?? new ConnectorOptions()) with { SystemId = "acme" };
        Pipe there = new(), back = new();
        Smsc answers = new(silent);
        SmppSession smsc = SmppSession.Accept(new End(there.Reader, back.Writer), new SmppServerOptions { TimeProvider = time, EnquireLinkInterval = TimeSpan.Zero, WriteTimeout = TimeSpan.Zero }, answers);
        SmppClientOptions options = ClientOptions.For("localhost", BindType.Transceiver, connector, time, NullLogger.Instance);
        SmppSession session = await SmppSession.ConnectAsync(new End(back.Reader, there.Writer), options, new Client());
        return new BindUnderTest(connector, session, smsc, answers, time, storeTrouble, share);
    }

    /// <summary>Stores a message and the intent of each of its parts, whose sequence_numbers are 1 and up.</summary>
    public async Task<Guid> WrittenAsync(SmsAccepted? sms = null, ushort parts = 1, ushort reference = 0x4711, uint firstSequence = 1)
    {
        Guid smsId = Guid.NewGuid();
        await Raise.CreateAsync(new SmsRouted(smsId, sms ?? Sample.Accepted(), null));
        for (ushort part = 1; part <= parts; part++)
        {
            uint sequence = firstSequence + part - 1;
            await Raise.RaiseAsync([new SubmitIntended(smsId, Time.GetUtcNow(), part, parts, reference, Sample.Bind, sequence, Time.GetUtcNow().AddMinutes(1))]);
            Bind.Remember(sequence, smsId, part);
        }

        return smsId;
    }

    public Task TakenAsync(Guid smsId, uint sequence, string messageId) =>
        Answers.AnsweredAsync(Bind, smsId, new SubmitSmResp { SequenceNumber = sequence, MessageId = messageId }, UnknownOutcomePolicy.Resend);

    public Task<CommandStatus?> ReceiptAsync(string messageId, string state = "DELIVRD", string? source = null, TlvCollection? tlvs = null) =>
        Receipts.TakeAsync(Bind, new DeliverSm
        {
            SourceAddr = source ?? Sample.Accepted().To, DestinationAddr = Sample.Accepted().Sender, EsmClass = 0x04, Tlvs = tlvs ?? TlvCollection.Empty,
            ShortMessage = System.Text.Encoding.ASCII.GetBytes($"id:{messageId} sub:001 dlvrd:001 submit date:2603011200 done date:2603011201 stat:{state} err:000 text:"),
        });

    public Task DoubtAsync(Guid smsId, uint sequence, string policy = UnknownOutcomePolicy.Hold) => Answers.DoubtedAsync(Bind, smsId, sequence, policy, "No answer.");

    /// <summary>Time passes, second by second, and the sweeper looks.</summary>
    public async Task PassAsync(int seconds)
    {
        for (int second = 0; second < seconds; second++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Sweeper.SweepAsync(default);
        }
    }

    public async Task<MessageState> StateAsync(Guid smsId) => (await Raise.LoadAsync(smsId))!.State;

    public async ValueTask DisposeAsync()
    {
        Bind.Session.Abort("the test is over");
        await Bind.Session.DisposeAsync();
        await _smsc.DisposeAsync();
        _rate.Dispose();
        _draining.Dispose();
    }

    private sealed record End(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    private sealed class Client : SmppSessionHandler;

    private sealed class Smsc(bool silent) : SmppServerHandler
    {
        private int _submits;

        public int Submits => Volatile.Read(ref _submits);

        public override ValueTask<CommandStatus> OnBindAsync(SmppSession session, Pdu bindRequest, CancellationToken ct) => new(CommandStatus.ESME_ROK);

        public override ValueTask<Pdu?> OnRequestAsync(SmppSession session, Pdu request, CancellationToken ct)
        {
            if (request is not SubmitSm)
            {
                return base.OnRequestAsync(session, request, ct);
            }

            Interlocked.Increment(ref _submits);
            return new(silent ? null : new SubmitSmResp { MessageId = "1" });
        }
    }

    private static Func<RateShare>? Share(int rate) => rate == 0 ? null : () => RateShare.Of(rate, 1);
}
