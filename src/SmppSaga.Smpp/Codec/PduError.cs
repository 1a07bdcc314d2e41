namespace SmppSaga.Smpp;

/// <summary>Why a received PDU was not taken, or what was overlooked in it.</summary>
/// <param name="Field">The specification's name of the field.</param>
/// <param name="Status">The command_status that tells the peer.</param>
/// <param name="Message">What was expected and what came, never the content.</param>
/// <param name="IsTruncated">The PDU ended within its mandatory part, so command_length itself is wrong.</param>
public sealed record PduError(string Field, CommandStatus Status, string Message, bool IsTruncated = false);
