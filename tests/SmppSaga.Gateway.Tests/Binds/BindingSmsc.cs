using System.Collections.Concurrent;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Tests.Binds;

/// <summary>An SMSC that only binds, and counts.</summary>
internal sealed class BindingSmsc : SmppServerHandler, IAsyncDisposable
{
    private readonly SmppServer _server;
    private readonly ConcurrentDictionary<SmppSession, BindRequest> _bound = new();
    private readonly Lock _lock = new();

    public BindingSmsc() => _server = SmppServer.Start(new SmppServerOptions { Port = 0 }, this);

    public int Port => _server.Port;

    public Func<BindRequest, CommandStatus> OnBind { get; set; } = static _ => CommandStatus.ESME_ROK;

    public int Requests { get; private set; }

    /// <summary>Most binds at any instant.</summary>
    public int Most { get; private set; }

    public IReadOnlyList<SmppSession> Sessions => [.. _bound.Keys];

    public int Count<T>()
        where T : BindRequest => _bound.Values.Count(static x => x is T);

    public override ValueTask<CommandStatus> OnBindAsync(SmppSession session, Pdu bindRequest, CancellationToken ct)
    {
        lock (_lock)
        {
            Requests++;
            CommandStatus status = OnBind((BindRequest)bindRequest);
            if (status.IsOk)
            {
                _bound[session] = (BindRequest)bindRequest;
                Most = Math.Max(Most, _bound.Count);
            }

            return new(status);
        }
    }

    public override void OnClosed(SmppSession session, SmppCloseReason reason) => _bound.TryRemove(session, out _);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
