namespace SmppSaga.Smsc;

/// <summary>One setting of a fault as scripts write it.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Kind">What may stand there.</param>
/// <param name="Default">What holds when it is left out; its type goes with the kind.</param>
public sealed record FaultArgument(string Name, FaultArgumentKind Kind, object Default);

/// <summary>What may stand in a fault's setting, and the type of its value.</summary>
public enum FaultArgumentKind
{
    /// <summary>A <see cref="TimeSpan"/>.</summary>
    Duration,

    /// <summary>An <see cref="int"/> from 0.</summary>
    Number,

    /// <summary>A <see cref="bool"/>.</summary>
    Flag,

    /// <summary>A <see cref="string"/> of at most 254 characters.</summary>
    Text,

    /// <summary>A <see cref="Smpp.CommandStatus"/>: its name, with or without ESME_, or its value.</summary>
    Status,

    /// <summary>A message_state, <see cref="byte"/>, by the word that receipts use.</summary>
    State,

    /// <summary>A <see cref="ConnectionEnd"/>.</summary>
    End,

    /// <summary>A <see cref="byte"/> array, written in hex.</summary>
    Octets,
}
