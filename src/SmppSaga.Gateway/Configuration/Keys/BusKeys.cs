using static SmppSaga.Gateway.Configuration.Values.Kinds;

namespace SmppSaga.Gateway.Configuration.Keys;

internal static class BusKeys
{
    public static OptionSection<BusOptions> Section { get; } = new(new BusOptions())
    {
        { "transport", OneOf(("memory", BusTransport.Memory), ("rabbitmq", BusTransport.RabbitMq)), o => o.Transport, (o, v) => o with { Transport = v }, "The bus; memory lives and ends with the process." },
        { "host", Host, o => o.Host, (o, v) => o with { Host = v }, "RabbitMQ's host." },
        { "port", Integer(1, 65535), o => o.Port, (o, v) => o with { Port = v }, "RabbitMQ's AMQP port." },
        { "virtual_host", Text(1, 255), o => o.VirtualHost, (o, v) => o with { VirtualHost = v }, "RabbitMQ's virtual host." },
        { "username", Text(1, 255), o => o.Username, (o, v) => o with { Username = v }, "RabbitMQ's user." },
        { "password", new Values.SecretKind(255, "guest"), o => o.Password, (o, v) => o with { Password = v }, "RabbitMQ's password." },
        { "tls", Flag, o => o.Tls, (o, v) => o with { Tls = v }, "TLS to RabbitMQ." },
        { "queue_type", OneOf(("quorum", QueueType.Quorum), ("classic", QueueType.Classic)), o => o.QueueType, (o, v) => o with { QueueType = v }, "Kind of the queues that are declared." },
        { "publish", new Values.SetKind(BusOptions.Events), o => o.Publish, (o, v) => o with { Publish = v }, "Events that go out; each costs a bus hop. The others are still in the timeline." },
        { "reports", OneOf(("single", ReportShape.Single), ("batch", ReportShape.Batch)), o => o.Reports, (o, v) => o with { Reports = v }, "Final reports one by one or in batches.", null, InEffect.Later },
    };
}
