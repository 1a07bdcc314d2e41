using System.IO.Pipelines;
using Microsoft.Extensions.Time.Testing;

namespace SmppSaga.Smpp.Tests.Session;

/// <summary>A client session whose SMSC is the test, on a clock that the test moves.</summary>
public abstract class SessionTest
{
    private protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private protected FakeTimeProvider Time { get; } = new();

    private protected RecordingHandler Handler { get; } = new();

    private protected ScriptedPeer Peer { get; private set; } = null!;

    private protected SmppClientOptions Options => new() { SystemId = "acme", Password = "secret", Window = 2, TimeProvider = Time };

    private protected async Task<SmppSession> BindAsync(SmppClientOptions? options = null, PipeOptions? pipeOptions = null)
    {
        PipePair pair = new(pipeOptions);
        Peer = new ScriptedPeer(pair.Server);
        Task<SmppSession> connecting = SmppSession.ConnectAsync(pair.Client, options ?? Options, Handler);
        Pdu bind = await Peer.ReadAsync();
        await Peer.SendAsync(BindAnswer(bind));
        return await connecting.WaitAsync(Patience);
    }

    private protected static Pdu BindAnswer(Pdu bind) => bind switch
    {
        BindTransmitter => new BindTransmitterResp { SequenceNumber = bind.SequenceNumber, SystemId = "smsc" },
        BindReceiver => new BindReceiverResp { SequenceNumber = bind.SequenceNumber, SystemId = "smsc" },
        _ => new BindTransceiverResp { SequenceNumber = bind.SequenceNumber, SystemId = "smsc" },
    };

    private protected static SubmitSm Message(string text = "hello") => new()
    {
        SourceAddr = "12345", DestinationAddr = "27721234567", ShortMessage = System.Text.Encoding.ASCII.GetBytes(text),
    };

    private protected static SubmitSmResp Taken(Pdu submit, string id) => new() { SequenceNumber = submit.SequenceNumber, MessageId = id };
}
