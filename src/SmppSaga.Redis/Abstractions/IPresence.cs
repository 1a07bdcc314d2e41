namespace SmppSaga.Redis.Abstractions;

/// <summary>Names that somebody shows to be there, each for a while, by the store's own clock. It does not say who, and fences nothing.</summary>
public interface IPresence
{
    /// <summary>Shows a name from now on for so long; whoever shows it last decides.</summary>
    ValueTask ShowAsync(string name, TimeSpan timeToLive, CancellationToken cancellationToken = default);

    /// <returns>Those of the names that are shown now.</returns>
    ValueTask<IReadOnlySet<string>> ShownAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken = default);
}
