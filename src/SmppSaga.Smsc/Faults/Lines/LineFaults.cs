using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>Nothing is written any more; what comes is read and handled.</summary>
public sealed record Mute : LineFault
{
    /// <inheritdoc/>
    public override string Word => "mute";

    internal override void Apply(WireStream wire, Func<bool> inForce) => wire.Swallow(_ => inForce());
}

/// <summary>enquire_link is not answered; everything else is.</summary>
public sealed record MuteEnquireLink : LineFault
{
    /// <inheritdoc/>
    public override string Word => "mute_enquire_link";

    internal override void Apply(WireStream wire, Func<bool> inForce) => wire.Swallow(command => command == CommandId.EnquireLinkResp && inForce());
}

/// <summary>Reads so slowly that the peer's TCP window fills up.</summary>
public sealed record SlowReading : LineFault
{
    /// <inheritdoc/>
    public override string Word => "slow_reading";

    /// <summary>Octets read in a second; 0 reads nothing. Default 1,000.</summary>
    public int PerSecond { get; init; } = 1000;

    internal override void Apply(WireStream wire, Func<bool> inForce) => wire.ReadSlowly(PerSecond, inForce);
}
