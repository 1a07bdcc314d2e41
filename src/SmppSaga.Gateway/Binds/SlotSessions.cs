using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Binds;

/// <summary>What is bound under one lease: one session, or a transmitter and a receiver that live and end together.</summary>
internal sealed class SlotSessions : IAsyncDisposable
{
    // Of the drain; what remains of it is for unbind and its answer.
    private const double ForAnswers = 7 / 8d;
    private static readonly TimeSpan ShortestUnbind = TimeSpan.FromSeconds(1);
    private readonly SmppSession? _receiver;
    private readonly IReadOnlyList<BindSessionHandler> _handlers;
    private readonly TimeProvider _time;

    private SlotSessions(SmppSession main, SmppSession? receiver, IReadOnlyList<BindSessionHandler> handlers, TimeProvider time)
    {
        _time = time;
        Main = main;
        _receiver = receiver;
        _handlers = handlers;
        Ended = EndAsync();
    }

    /// <summary>The session that submits, or the only one.</summary>
    public SmppSession Main { get; }

    /// <summary>Completes with the reason when the first of them is over.</summary>
    public Task<SmppCloseReason> Ended { get; }

    /// <summary>Connects and binds all that the connector's `bind` asks for; none is left when one of them fails.</summary>
    /// <exception cref="SmppException">Not reachable on any host, or refused.</exception>
    public static async Task<SlotSessions> ConnectAsync(ConnectorOptions connector, Func<BindSessionHandler> handler, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        BindSessionHandler first = handler();
        SmppSession main = await ConnectAsync(connector, FirstType(connector.Bind), first, time, logger, cancellationToken);
        if (connector.Bind != BindMode.Pair)
        {
            return new SlotSessions(main, null, [first], time);
        }

        try
        {
            BindSessionHandler second = handler();
            return new SlotSessions(main, await ConnectAsync(connector, BindType.Receiver, second, time, logger, cancellationToken), [first, second], time);
        }
        catch
        {
            await main.UnbindAsync(TimeSpan.Zero, cancellationToken);
            throw;
        }
    }

    /// <summary>From now on what the SMSC sends is taken for this bind.</summary>
    public void Bound(BoundBind bind)
    {
        foreach (BindSessionHandler handler in _handlers)
        {
            handler.Bound(bind);
        }
    }

    /// <summary>Lets what is written be answered, and unbinds; receipts are taken until the submits are done.</summary>
    /// <param name="drain">For outstanding answers and unbind together, whatever the SMSC leaves unanswered.</param>
    /// <param name="cancellationToken">Closes at once.</param>
    public async Task UnbindAsync(TimeSpan drain, CancellationToken cancellationToken)
    {
        using CancellationTokenSource over = new(drain > ShortestUnbind ? drain : ShortestUnbind, _time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        await Main.UnbindAsync(drain * ForAnswers, either.Token);
        if (_receiver is not null)
        {
            await _receiver.UnbindAsync(TimeSpan.Zero, either.Token);
        }
    }

    /// <summary>Ends everything at once.</summary>
    public void Abort(string reason)
    {
        Main.Abort(reason);
        _receiver?.Abort(reason);
    }

    public async ValueTask DisposeAsync()
    {
        await Main.DisposeAsync();
        if (_receiver is not null)
        {
            await _receiver.DisposeAsync();
        }
    }

    private static BindType FirstType(BindMode mode) => mode switch
    {
        BindMode.Transmitter or BindMode.Pair => BindType.Transmitter,
        BindMode.Receiver => BindType.Receiver,
        _ => BindType.Transceiver,
    };

    /// <summary>The first host that can be reached and answers; each name is resolved anew. A host that refuses ends the search: it knows the account.</summary>
    private static async Task<SmppSession> ConnectAsync(ConnectorOptions connector, BindType type, BindSessionHandler handler, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        SmppConnectException? last = null;
        foreach (string host in connector.Host)
        {
            try
            {
                return await SmppSession.ConnectAsync(ClientOptions.For(host, type, connector, time, logger), handler, cancellationToken);
            }
            catch (SmppConnectException e)
            {
                last = e;
            }
        }

        throw last!;
    }

    private async Task<SmppCloseReason> EndAsync() =>
        _receiver is null ? await Main.Closed : await await Task.WhenAny(Main.Closed, _receiver.Closed);
}
