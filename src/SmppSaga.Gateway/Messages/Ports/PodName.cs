namespace SmppSaga.Gateway.Messages.Ports;

/// <summary>This process among all pods; the owner's name in leases. New with every start, so a restarted pod never mistakes an old lease for its own.</summary>
internal sealed record PodName(string Name)
{
    public static PodName Create() => new($"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}");
}
