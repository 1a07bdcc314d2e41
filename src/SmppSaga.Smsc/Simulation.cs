using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>What all connections of one simulator share.</summary>
internal sealed class Simulation : IDisposable
{
    private readonly MobileOriginator _originator;

    public Simulation(SmscOptions options)
    {
        Options = options;
        Counters = new Counters(options.TimeProvider);
        Accounts = new Accounts(options.Accounts);
        Ids = new MessageIds(options.Ids, options.TimeProvider);
        Schedule = new Schedule(options.TimeProvider);
        Rules = new RuleBook(options.Script, options.TimeProvider, Counters);
        Receipts = new ReceiptDesk(this);
        _originator = new MobileOriginator(this);
        SessionOptions = new SmppServerOptions
        {
            SystemId = options.SystemId,
            Window = options.DeliverWindow,
            MaxInbound = options.MaxInbound,
            ResponseTimeout = options.Receipts.AcknowledgeTimeout,
            EnquireLinkInterval = options.EnquireLinkInterval,
            SessionInitTimeout = options.SessionInitTimeout,
            TimeProvider = options.TimeProvider,
            Logger = options.Logger,
        };
    }

    public SmscOptions Options { get; }

    public SmppServerOptions SessionOptions { get; }

    public TimeProvider Time => Options.TimeProvider;

    public Counters Counters { get; }

    public Accounts Accounts { get; }

    public MessageIds Ids { get; }

    public Schedule Schedule { get; }

    public RuleBook Rules { get; }

    public ReceiptDesk Receipts { get; }

    public void Dispose()
    {
        _originator.Dispose();
        Schedule.Dispose();
    }
}
