using CsCheck;
using SmppSaga.Gateway.Messages;

namespace SmppSaga.Gateway.Tests.Messages;

/// <summary>Random lives of messages: any fact at any time, likely ones more often.</summary>
internal sealed record RandomLife(string Policy, ushort Parts, byte RegisteredDelivery, bool Scheduled, string Script)
{
    private static readonly Gen<string> _fact = Gen.Frequency(
        (6, Gen.Const("write")),
        (6, Gen.OneOf("ok", "ok", "refused", "throttled", "ambiguous")),
        (3, Gen.Const("unsure")),
        (3, Gen.OneOf("DELIVRD", "UNDELIV", "EXPIRED")),
        (2, Gen.OneOf("ENROUTE", "ACCEPTD")),
        (3, Gen.Const("due")),
        (1, Gen.OneOf("again", "other", "impossible", "cancel", "late", "resend!", "fail!", "delivered!")));

    private static readonly Gen<string> _word =
        Gen.Select(_fact, Gen.Int[1, 3], Gen.Frequency((3, Gen.Const("")), (1, Gen.OneOf("@1", "@2"))), (fact, part, attempt) => $"{fact}#{part}{attempt}");

    public static readonly Gen<RandomLife> Any = Gen.Select(
        Gen.OneOf(UnknownOutcomePolicy.Resend, UnknownOutcomePolicy.Resend, UnknownOutcomePolicy.Hold, UnknownOutcomePolicy.Fail),
        Gen.Int[1, 3],
        Gen.OneOf((byte)1, (byte)1, (byte)0, (byte)2),
        Gen.Int[0, 9],
        _word.Array[0, 40],
        (policy, parts, registered, scheduled, words) =>
            new RandomLife(policy, (ushort)parts, registered, scheduled == 0, string.Join(' ', words.Where(x => x[x.IndexOf('#', StringComparison.Ordinal) + 1] - '0' <= parts))));

    /// <summary>Whether its route has two more connectors and wants them tried.</summary>
    public bool Reroutable { get; init; }

    public IEnumerable<string> Words => Script.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public MessageUnderTest Start(Guid? smsId = null) =>
        new(Policy, Parts, Sample.Accepted(RegisteredDelivery, Scheduled ? TimeSpan.FromHours(2) : default) with { Reroute = Reroutable ? Sample.Reroutable().Reroute : null }) { SmsId = smsId ?? Sample.SmsId };
}
