using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>Sends a well-framed PDU with a command_id that nobody knows.</summary>
public sealed record SendUnknownCommand : AsideFault
{
    /// <inheritdoc/>
    public override string Word => "unknown_command";

    /// <summary>command_id. Default 0x00010001, in the range kept for vendors.</summary>
    public CommandId Command { get; init; } = new(0x0001_0001);

    internal override ValueTask StrikeAsync(SubmitExchange exchange, CancellationToken ct)
    {
        byte[] octets = new byte[PduHeader.Length];
        new PduHeader(PduHeader.Length, Command, default, StrangeSequence.Next()).Write(octets);
        return exchange.Wire.WriteAsync(octets, ct);
    }
}

/// <summary>Sends a well-framed deliver_sm whose body makes no sense.</summary>
public sealed record SendGarbage : AsideFault
{
    /// <inheritdoc/>
    public override string Word => "garbage";

    /// <summary>Octets of the body. Default 40.</summary>
    public int Length { get; init; } = 40;

    internal override ValueTask StrikeAsync(SubmitExchange exchange, CancellationToken ct)
    {
        uint sequence = StrangeSequence.Next();
        byte[] octets = new byte[PduHeader.Length + Length];

        // No NUL anywhere, so the first string of the body has no end.
        octets.AsSpan().Fill((byte)(0x80 | (sequence & 0x7F)));
        new PduHeader((uint)octets.Length, CommandId.DeliverSm, default, sequence).Write(octets);
        return exchange.Wire.WriteAsync(octets, ct);
    }
}

/// <summary>Sends a header with an impossible command_length: the stream cannot be followed any more.</summary>
public sealed record BreakFraming : AsideFault
{
    /// <inheritdoc/>
    public override string Word => "break_framing";

    /// <summary>command_length, 0 to 0x7FFFFFFF. Default 0x7FFFFFFF.</summary>
    public int Length { get; init; } = int.MaxValue;

    internal override ValueTask StrikeAsync(SubmitExchange exchange, CancellationToken ct)
    {
        byte[] octets = new byte[PduHeader.Length];
        new PduHeader((uint)Length, CommandId.DeliverSm, default, StrangeSequence.Next()).Write(octets);
        return exchange.Wire.WriteAsync(octets, ct);
    }
}

/// <summary>Sends any octets between two PDUs.</summary>
public sealed record SendOctets : AsideFault
{
    /// <inheritdoc/>
    public override string Word => "octets";

    /// <summary>The octets as they go out. Default one enquire_link.</summary>
    public ReadOnlyMemory<byte> Octets { get; init; } = Convert.FromHexString("00000010000000150000000070000001");

    internal override ValueTask StrikeAsync(SubmitExchange exchange, CancellationToken ct) => exchange.Wire.WriteAsync(Octets, ct);
}
