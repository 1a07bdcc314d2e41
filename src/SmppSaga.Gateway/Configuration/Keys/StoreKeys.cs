using static SmppSaga.Gateway.Configuration.Values.Kinds;

namespace SmppSaga.Gateway.Configuration.Keys;

internal static class StoreKeys
{
    public static OptionSection<StoreOptions> Section { get; } = new(new StoreOptions())
    {
        { "kind", OneOf(("memory", StoreKind.Memory), ("redis", StoreKind.Redis)), o => o.Kind, (o, v) => o with { Kind = v }, "The store; memory lives and ends with the process." },
        { "connection", new Values.SecretKind(1024, "\"localhost:6379\"", HasPassword), o => o.Connection, (o, v) => o with { Connection = v }, "StackExchange.Redis connection string." },
        { "key_prefix", Checked("1 to 32 letters, digits, - or _", IsKeyPrefix), o => o.KeyPrefix, (o, v) => o with { KeyPrefix = v }, "First segment of every key." },
        { "retention", Duration("1s", "3650d"), o => o.Retention, (o, v) => o with { Retention = v }, "How long a finished message is kept; repeats of its smsId are recognised as long." },
        { "text_retention", Duration("0s", "3650d"), o => o.TextRetention, (o, v) => o with { TextRetention = v }, "How long the text of a finished message is kept, at most as long as the message; 0 drops it with the final report." },
        { "outbox_limit", Integer(1, 100_000_000), o => o.OutboxLimit, (o, v) => o with { OutboxLimit = v }, "Unpublished events above which new submits stop." },
        { "wait_replicas", Integer(0, 10), o => o.WaitReplicas, (o, v) => o with { WaitReplicas = v }, "Replicas that must have a write before it counts." },
        { "allow_unsafe", Flag, o => o.AllowUnsafe, (o, v) => o with { AllowUnsafe = v }, "Be ready although the server's settings would lose messages." },
    };

    private static bool HasPassword(string text) => text.Contains("password=", StringComparison.OrdinalIgnoreCase);

    // Braces would move the hash tag of Redis Cluster, a colon the segments.
    private static bool IsKeyPrefix(string text) => text.Length is >= 1 and <= 32 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
