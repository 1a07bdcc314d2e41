using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Messages.Raise;

/// <summary>Gives a receipt to the message that it reports on, among those that its id leads to.</summary>
internal sealed class ReceiptRaise(DirectRaise raise)
{
    /// <summary>Raises the receipt on the newest message that is open and went to the receipt's source address; else on the newest that went there.</summary>
    /// <param name="values">Where the id leads, oldest first.</param>
    /// <param name="receipt">The receipt.</param>
    /// <returns>False when it concerns none of them.</returns>
    public async ValueTask<bool> TryRaiseAsync(IReadOnlyList<CorrelationValue> values, ParkedReceipt receipt)
    {
        // A single message need not be asked twice.
        bool[] passes = values.Count > 1 ? [true, false] : [false];
        foreach (bool openOnly in passes)
        {
            foreach (CorrelationValue value in values.Reverse())
            {
                if (await TryRaiseAsync(value, receipt, openOnly))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private async ValueTask<bool> TryRaiseAsync(CorrelationValue value, ParkedReceipt receipt, bool openOnly)
    {
        bool concerned = false;
        RaiseResult result = await raise.RaiseAsync(value.Id, saga => (concerned = !(openOnly && saga.IsTerminal) && receipt.Concerns(saga)) ? [receipt.ToFact(saga, value.Part)] : []);
        return concerned && result.Outcome is not RaiseOutcome.NotFound;
    }
}
