namespace SmppSaga.Smsc;

/// <summary>Something that goes wrong. Its kind says on which occasions it can strike.</summary>
public abstract record SmscFault
{
    private protected SmscFault()
    {
    }

    /// <summary>What scripts call it.</summary>
    public abstract string Word { get; }
}
