using SmppSaga.Smpp;

namespace SmppSaga.Integration.Tests.Gateway.Rig;

/// <summary>What becomes of one submit_sm at the <see cref="TestSmsc"/>.</summary>
internal sealed record Verdict
{
    public static readonly Verdict Take = new();

    /// <summary>Kept, and no answer ever.</summary>
    public static readonly Verdict TakeAndBeSilent = new() { Silent = true };

    /// <summary>Kept, its receipt sent and acknowledged before the answer.</summary>
    public static readonly Verdict ReceiptBeforeAnswer = new() { ReceiptFirst = true };

    /// <summary>Kept, and the connection is cut instead of an answer.</summary>
    public static readonly Verdict TakeAndDrop = new() { Drop = true };

    public bool Taken { get; init; } = true;

    public CommandStatus Status { get; init; } = CommandStatus.ESME_ROK;

    public bool Silent { get; init; }

    public bool Drop { get; init; }

    public bool ReceiptFirst { get; init; }

    /// <summary>The answer waits for it.</summary>
    public Task? Hold { get; init; }

    public static Verdict Refuse(CommandStatus status) => new() { Taken = false, Status = status };

    public static Verdict TakeAfter(Task hold) => new() { Hold = hold };
}
