namespace SmppSaga.Gateway.Messages.Facts;

/// <summary>A bind slot under one holder: with a sequence_number it never repeats.</summary>
/// <param name="Connector">The SMSC account.</param>
/// <param name="Slot">From 0.</param>
/// <param name="Epoch">Grows each time the slot is taken, and never repeats.</param>
internal sealed record BindRef(string Connector, ushort Slot, long Epoch)
{
    /// <summary>The slot's name in leases, events and logs.</summary>
    public string Name => $"{Connector}/{Slot}";

    public override string ToString() => $"{Connector}/{Slot}#{Epoch}";
}
