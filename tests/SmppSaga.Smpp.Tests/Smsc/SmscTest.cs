using Microsoft.Extensions.Time.Testing;
using SmppSaga.Smpp.Receipts;
using SmppSaga.Smpp.Tests.Session;
using SmppSaga.Smsc;

namespace SmppSaga.Smpp.Tests.Smsc;

/// <summary>A simulator on a free port, and clients of it. What is awaited comes within seconds or fails the test.</summary>
public abstract class SmscTest : IAsyncLifetime
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly List<IAsyncDisposable> _open = [];

    internal RecordingHandler Esme { get; } = new();

    protected SmscSimulator Start(SmscOptions options)
    {
        SmscSimulator simulator = SmscSimulator.Start(options with { Port = 0 });
        _open.Add(simulator);
        return simulator;
    }

    protected SmscSimulator Start(params SmscRule[] rules) => Start(new SmscOptions { Script = new SmscScript { Rules = rules } });

    protected Task<SmppSession> BindAsync(SmscSimulator simulator, string systemId = "acme", BindType type = BindType.Transceiver) =>
        BindAsync(new SmppClientOptions { Host = "127.0.0.1", Port = simulator.Port, SystemId = systemId, Password = "secret", BindType = type, Window = 50 }, Esme);

    internal async Task<SmppSession> BindAsync(SmppClientOptions options, SmppSessionHandler handler)
    {
        SmppSession session = await SmppSession.ConnectAsync(options, handler).WaitAsync(Patience);
        _open.Add(session);
        return session;
    }

    protected static SubmitSm Message(string text = "hello", string to = "27831234567", byte registeredDelivery = 1) => new()
    {
        SourceAddr = "12345",
        DestinationAddr = to,
        RegisteredDelivery = registeredDelivery,
        ShortMessage = System.Text.Encoding.ASCII.GetBytes(text),
    };

    protected static async Task<SubmitSmResp> SubmitAsync(SmppSession session, SubmitSm message) => await session.SubmitAsync(message).AsTask().WaitAsync(Patience);

    protected static async Task UntilAsync(Func<bool> holds)
    {
        using CancellationTokenSource deadline = new(Patience);
        while (!holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, deadline.Token);
        }
    }

    /// <summary>Moves the clock on by the step until it holds: what waits for the time may begin to wait a moment after it can be seen.</summary>
    protected static Task AdvanceUntilAsync(FakeTimeProvider time, TimeSpan step, Func<bool> holds) => UntilAsync(() =>
    {
        time.Advance(step);
        return holds();
    });

    /// <summary>The first so many deliver_sm that the clients got, in order.</summary>
    protected async Task<DeliverSm[]> DeliveredAsync(int count)
    {
        await UntilAsync(() => Esme.Requests.Count >= count);
        return [.. Esme.Requests.Cast<DeliverSm>()];
    }

    protected static DeliveryReceipt Read(DeliverSm pdu)
    {
        ReadOnlyMemory<byte> text = pdu.Tlvs.TryGet(TlvTag.MessagePayload, out Tlv payload) ? payload.Value : pdu.ShortMessage;
        string? id = pdu.Tlvs.GetString(TlvTag.ReceiptedMessageId);
        Assert.True(DeliveryReceipt.TryParse(text.Span, pdu.DataCoding, id, pdu.Tlvs.GetByte(TlvTag.MessageState), out DeliveryReceipt? receipt));
        return receipt;
    }

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable item in Enumerable.Reverse(_open))
        {
            await item.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
