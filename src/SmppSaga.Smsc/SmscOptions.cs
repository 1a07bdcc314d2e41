using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace SmppSaga.Smsc;

/// <summary>How the simulated SMSC behaves. Without any change it takes every bind and message and reports DELIVRD at once.</summary>
public sealed record SmscOptions
{
    /// <summary>The address to listen on. Default 127.0.0.1.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>TCP port; 0 takes a free one. Default 2775.</summary>
    public int Port { get; init; } = 2775;

    /// <summary>system_id in the answer to a bind, at most 15 characters.</summary>
    public string SystemId { get; init; } = "SmppSagaSim";

    /// <summary>system_id and password of those who may bind. Empty (default) lets everybody in.</summary>
    public IReadOnlyDictionary<string, string> Accounts { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How long each submit_sm waits for its answer. Default zero.</summary>
    public TimeSpan AnswerDelay { get; init; }

    /// <summary>What message_ids look like.</summary>
    public SmscIdOptions Ids { get; init; } = new();

    /// <summary>What receipts say, and when.</summary>
    public SmscReceiptOptions Receipts { get; init; } = new();

    /// <summary>Messages from handsets. Default none.</summary>
    public SmscMobileOriginatedOptions MobileOriginated { get; init; } = new();

    /// <summary>What goes wrong. Default nothing.</summary>
    public SmscScript Script { get; init; } = SmscScript.Empty;

    /// <summary>Most deliver_sm without an answer on one bind, at least 1. Default 100.</summary>
    public int DeliverWindow { get; init; } = 100;

    /// <summary>Most submit_sm of one bind that wait for an answer at once; as many again wait in memory, then reading stops. Default 1,000.</summary>
    public int MaxInbound { get; init; } = 1000;

    /// <summary>After so long without a PDU an enquire_link is sent; zero never. Default 30 s.</summary>
    public TimeSpan EnquireLinkInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A connection that has not bound after so long is closed. Default 30 s.</summary>
    public TimeSpan SessionInitTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Called for each submit_sm once its answer is decided, on the session's thread: it must not block.</summary>
    public Action<SmscSubmit>? OnSubmit { get; init; }

    /// <summary>The clock of every delay and date.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the simulator logs. Never a text, a password or an address.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;
}
