using System.Reflection;

namespace SmppSaga.Redis.Scripts;

/// <summary>The scripts, from the .lua files beside this one. All of them take what varies as KEYS and ARGV, so each has one hash for ever.</summary>
internal static class LuaScripts
{
    public static string Append { get; } = Read("append");

    public static string OpenStore { get; } = Read("open_store");

    public static string Link { get; } = Read("link");

    public static string ResolveOrPark { get; } = Read("resolve_or_park");

    public static string SettleParked { get; } = Read("settle_parked");

    public static string ForgetParked { get; } = Read("forget_parked");

    public static string AcquireLease { get; } = Read("acquire_lease");

    public static string RaiseEpoch { get; } = Read("raise_epoch");

    public static string Share { get; } = Read("share");

    public static string Deal { get; } = Read("deal");

    public static string RenewLease { get; } = Read("renew_lease");

    public static string ReleaseLease { get; } = Read("release_lease");

    public static string TrimOutbox { get; } = Read("trim_outbox");

    private static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"SmppSaga.Redis.Scripts.{name}.lua")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
