using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using SmppSaga.Smpp;

namespace SmppSaga.Integration.Tests.Gateway.Rig;

/// <summary>An SMSC on a TCP port whose every answer the test decides, and which remembers every submit_sm. By default it takes all and sends each receipt right behind its answer, again and again until it is acknowledged.</summary>
internal sealed class TestSmsc : SmppServerHandler, IAsyncDisposable
{
    private readonly SmppServer _server;
    private readonly ConcurrentDictionary<SmppSession, byte> _bound = new();
    private readonly ConcurrentQueue<SubmitSeen> _submits = new();
    private readonly ConcurrentQueue<SubmitSeen> _owed = new();
    private readonly ConcurrentDictionary<SmppSession, int> _perBind = new();
    private readonly CancellationTokenSource _over = new();
    private int _ids;
    private int _seen;
    private int _bindRequests;
    private int _mostBound;
    private int _acknowledged;
    private int _refusedReceipts;

    private TestSmsc(int port)
    {
        _server = SmppServer.Start(new SmppServerOptions { Port = port, SystemId = "test-smsc", MaxInbound = 1000 }, this);
        Port = _server.Port;
    }

    public int Port { get; }

    /// <summary>What becomes of a submit_sm, given its number from 1.</summary>
    public Func<int, SubmitSm, Verdict> Decide { get; set; } = static (_, _) => Verdict.Take;

    /// <summary>The answer to a bind.</summary>
    public Func<BindRequest, CommandStatus> OnBind { get; set; } = static _ => CommandStatus.ESME_ROK;

    /// <summary>The answer to a bind waits for it.</summary>
    public Task HoldBind { get; set; } = Task.CompletedTask;

    /// <summary>False keeps the receipts until <see cref="SendReceiptsAsync"/>.</summary>
    public bool ReceiptsAtOnce { get; set; } = true;

    /// <summary>Every submit_sm that came, in its order, repeats included.</summary>
    public IReadOnlyList<SubmitSeen> Submits => [.. _submits];

    /// <summary>Those that it keeps, answered or not: what a handset would get.</summary>
    public IReadOnlyList<SubmitSeen> Taken => [.. _submits.Where(x => x.MessageId is not null)];

    public int BindRequests => _bindRequests;

    /// <summary>Binds of this moment.</summary>
    public int Bound => _bound.Count;

    /// <summary>Most binds at any instant.</summary>
    public int MostBound => _mostBound;

    /// <summary>Receipts answered with ESME_ROK.</summary>
    public int ReceiptsAcknowledged => _acknowledged;

    /// <summary>Receipts answered with anything else.</summary>
    public int ReceiptsRefused => _refusedReceipts;

    /// <summary>How many submit_sm came over each bind that had any.</summary>
    public IReadOnlyCollection<int> SubmitsPerBind => [.. _perBind.Values];

    /// <summary>Binds of this moment, of the kind.</summary>
    public int BoundAs(SmppSessionState kind) => _bound.Keys.Count(x => x.State == kind);

    public static TestSmsc Start(int port = 0) => new(port);

    /// <summary>Cuts every connection, as a crash does.</summary>
    public void DropConnections()
    {
        foreach (SmppSession session in _server.Sessions)
        {
            session.Abort("the test cuts the connection");
        }
    }

    /// <summary>Cuts one connection.</summary>
    public void DropOne() => _bound.Keys.First().Abort("the test cuts the connection");

    /// <summary>Unbinds every session politely, as for maintenance.</summary>
    public Task UnbindAsync() => Task.WhenAll(_bound.Keys.Select(static x => x.UnbindAsync(TimeSpan.FromSeconds(5))));

    /// <summary>Sends the receipts kept so far over a bind of this moment, or the next one.</summary>
    public async Task SendReceiptsAsync()
    {
        await Eventually.TrueAsync(() => !_bound.IsEmpty, "bound, to take receipts");
        while (_owed.TryDequeue(out SubmitSeen? submit))
        {
            _ = SendUntilTakenAsync(_bound.Keys.First(), submit);
        }
    }

    /// <summary>Sends one receipt over a bind of this moment.</summary>
    public Task<CommandStatus> SendReceiptAsync(SubmitSeen submit) => SendReceiptAsync(_bound.Keys.First(), submit);

    /// <summary>Sends one receipt and returns what the gateway answered.</summary>
    public async Task<CommandStatus> SendReceiptAsync(SmppSession session, SubmitSeen submit, string state = "DELIVRD")
    {
        string date = "2611221200";
        string text = string.Create(CultureInfo.InvariantCulture, $"id:{submit.MessageId} sub:001 dlvrd:001 submit date:{date} done date:{date} stat:{state} err:000 text:");
        DeliverSmResp answer = await session.DeliverAsync(new DeliverSm
        {
            SourceAddr = submit.Pdu.DestinationAddr, DestinationAddr = submit.Pdu.SourceAddr, EsmClass = 0x04, ShortMessage = Encoding.ASCII.GetBytes(text),
        });
        Interlocked.Increment(ref answer.CommandStatus.IsOk ? ref _acknowledged : ref _refusedReceipts);
        return answer.CommandStatus;
    }

    public override async ValueTask<CommandStatus> OnBindAsync(SmppSession session, Pdu bindRequest, CancellationToken ct)
    {
        Interlocked.Increment(ref _bindRequests);
        await HoldBind.WaitAsync(ct);
        CommandStatus status = OnBind((BindRequest)bindRequest);
        if (status.IsOk)
        {
            _bound[session] = 0;
            _mostBound = Math.Max(_mostBound, _bound.Count);
        }

        return status;
    }

    public override async ValueTask<Pdu?> OnRequestAsync(SmppSession session, Pdu request, CancellationToken ct)
    {
        if (request is not SubmitSm submit)
        {
            return await base.OnRequestAsync(session, request, ct);
        }

        Verdict verdict = Decide(Interlocked.Increment(ref _seen), submit);
        string? id = verdict.Taken ? Interlocked.Increment(ref _ids).ToString("x8", CultureInfo.InvariantCulture) : null;
        SubmitSeen seen = new(submit, id);
        _submits.Enqueue(seen);
        _perBind.AddOrUpdate(session, 1, static (_, count) => count + 1);
        if (verdict.ReceiptFirst)
        {
            await SendReceiptAsync(session, seen);
        }

        if (verdict.Hold is not null)
        {
            await verdict.Hold.WaitAsync(ct);
        }

        if (verdict.Drop)
        {
            session.Abort("the test cuts the connection");
            return null;
        }

        if (id is not null && !verdict.ReceiptFirst)
        {
            Owe(session, seen);
        }

        return verdict.Silent ? null : new SubmitSmResp { CommandStatus = verdict.Status, MessageId = verdict.Status.IsOk ? id ?? "" : "" };
    }

    public override void OnClosed(SmppSession session, SmppCloseReason reason) => _bound.TryRemove(session, out _);

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _server.DisposeAsync();
        _over.Dispose();
    }

    private void Owe(SmppSession session, SubmitSeen seen)
    {
        if (!ReceiptsAtOnce)
        {
            _owed.Enqueue(seen);
            return;
        }

        _ = Task.Run(() => SendUntilTakenAsync(session, seen));
    }

    // As SMSCs do: over any bind of the account, until it is answered with ESME_ROK.
    private async Task SendUntilTakenAsync(SmppSession session, SubmitSeen seen)
    {
        for (SmppSession? bound = session; !_over.IsCancellationRequested; bound = _bound.Keys.FirstOrDefault(static x => x.State != SmppSessionState.BoundTx))
        {
            try
            {
                if (bound is not null && bound.State != SmppSessionState.BoundTx && (await SendReceiptAsync(bound, seen)).IsOk)
                {
                    return;
                }
            }
            catch (SmppException)
            {
                // That session is over; there will be another.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, _over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

/// <summary>A submit_sm that the SMSC saw.</summary>
/// <param name="Pdu">As received.</param>
/// <param name="MessageId">Its message_id; null when it was not taken.</param>
internal sealed record SubmitSeen(SubmitSm Pdu, string? MessageId)
{
    public string Text => Encoding.ASCII.GetString(Pdu.ShortMessage.Span);
}
