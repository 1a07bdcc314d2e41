using CsCheck;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Tests.Configuration;

public class GatewayFileProperties
{
    private const string Ours = """
        bus: { transport: rabbitmq, host: mq.example, publish: [DeliveryReported] }
        store: { kind: redis, connection: "${env:REDIS}", retention: 48h }
        routing:
          country_code: "27"
          operator_prefix: { 2771: { 27710: MTN, 27711: VODACOM }, 2783: MTN }
          operator_number: { MTN: "27830002222", UNKNOWN: "" }
          time_zone: Africa/Johannesburg
          routes: [ { name: vip, operator: [MTN, X], prefix: 27, sender: "shop*", tags: { a: b, c: "d" }, time: [08:00-17:30, 22:00-24:00], days: [mon, sat], connectors: [a, b], weights: [70, 30], sender_policy: message_first, allowed_senders: shop, reroute_on: [Failed, Rejected] }, { connectors: a } ]
        connectors:
          a: { host: [h, i], system_id: s, tls: { enabled: true }, resend_after: 3s }
          b: { host: h, system_id: s, bind: pair, registered_delivery: 17 }
        """;

    // What breaks readers: structure, nothing, very long, not a number, not a letter.
    private static readonly Gen<string> Scrap = Gen.OneOf(
        Gen.Char["{}[]:,\"'&*!|>%@`#-~ \n\t<${}0a"].Select(c => c.ToString()),
        Gen.Const("\u0000"), Gen.Const("\ud800"), Gen.Const("${file:x}"), Gen.Const(new string('9', 400)));

    [Fact]
    public void No_damage_to_a_file_ends_in_an_exception() =>
        Gen.Select(Gen.Bool, Gen.Select(Gen.Int[0, 4000], Gen.Int[0, 12], Scrap).Array[1, 6]).Sample((vumi, damages) =>
        {
            string yaml = damages.Aggregate(vumi ? GatewayYaml.VumiExample : Ours, Damage);

            GatewayFileResult result = GatewayYaml.Load(yaml, ("REDIS", "r:6379"));

            Assert.Equal(result.Options is null, result.Mistakes.Any());
            Assert.All(result.Findings, finding => Assert.True(finding.Line >= 1 && finding.Column >= 1, finding.ToString()));
        });

    [Fact]
    public void The_undamaged_file_loads() => Assert.NotNull(GatewayYaml.Options(Ours, ("REDIS", "r:6379")));

    private static string Damage(string text, (int At, int Cut, string Put) damage)
    {
        int at = Math.Min(damage.At, text.Length);
        return text[..at] + damage.Put + text[Math.Min(text.Length, at + damage.Cut)..];
    }
}
