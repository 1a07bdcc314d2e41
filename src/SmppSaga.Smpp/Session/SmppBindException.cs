namespace SmppSaga.Smpp;

/// <summary>The SMSC refused the bind.</summary>
public sealed class SmppBindException : SmppException
{
    internal SmppBindException(CommandStatus status, string target)
        : base($"Bind {target} refused with {status.Name} (0x{status.Value:X8}).") => CommandStatus = status;

    /// <summary>The command_status of the refusal.</summary>
    public CommandStatus CommandStatus { get; }
}
