namespace SmppSaga.Smsc;

/// <summary>A fault that lasts: decided when a connection asks to bind, in force between From and Until of its rule.</summary>
public abstract record LineFault : SmscFault
{
    private protected LineFault()
    {
    }

    internal abstract void Apply(WireStream wire, Func<bool> inForce);
}
