using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace SmppSaga.Smpp;

/// <summary>What both sides of a session can set. A time of zero or below switches its timer off.</summary>
public abstract record SmppSessionOptions
{
    private protected SmppSessionOptions()
    {
    }

    /// <summary>Most requests of ours without an answer, at least 1. Default 10.</summary>
    public int Window { get; init; } = 10;

    /// <summary>How long a request waits for its answer. Default 30 s.</summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After so long without any PDU from the peer an enquire_link is sent. Default 30 s.</summary>
    public TimeSpan EnquireLinkInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>So long after an enquire_link without any PDU the session is closed. Default 10 s.</summary>
    public TimeSpan EnquireLinkTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After so long without any PDU but enquire_link, either way, the session is closed. Default off.</summary>
    public TimeSpan InactivityTimeout { get; init; }

    /// <summary>How long the peer may leave a write unread. Default 30 s.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long outstanding answers are awaited after the peer's unbind. Default 5 s.</summary>
    public TimeSpan UnbindTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Most inbound requests handled at once, at least 1. Default 100. As many again wait in memory while responses pass them;
    /// then reading stops until one is done.
    /// </summary>
    public int MaxInbound { get; init; } = 100;

    /// <summary>Most octets of one inbound PDU, at least 16. Default 73,728.</summary>
    public int MaxPduLength { get; init; } = PduFramer.DefaultMaxPduLength;

    /// <summary>The clock of every timer.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the session logs. Never a text, a password or an address.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Tells of options that no session can have, before there is a connection to leave open.</summary>
    internal static void ThrowIfImpossible(SmppSessionOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Window, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxInbound, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxPduLength, PduHeader.Length, nameof(options));
        if (options is SmppServerOptions server)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(server.MaxSessions, 1, nameof(options));
            _ = PduEncoder.Encode(new BindTransceiverResp { SystemId = server.SystemId });
        }
    }
}
