using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Tests.Configuration;

/// <summary>What a connector says about its SMSC's answers and receipts.</summary>
public sealed class AnswerKeyTests
{
    [Fact]
    public void The_keys_are_read()
    {
        ConnectorOptions connector = GatewayYaml.Options(GatewayYaml.Connector(
            "status_classes: { ESME_RMSGQFUL: temporary, \"0x401\": permanent, rsyserr: throttled }",
            "receipt_states: { ACCEPTD: Delivered, blocked: Failed }", "receipt_parts: any", "receipt_address_check: false", "deliver_ack_timeout: 3s",
            "deliver_storage_error: disconnect")).Connectors["main"];

        Assert.Equal(
            [KeyValuePair.Create(0x08u, StatusClass.Throttled), KeyValuePair.Create(0x14u, StatusClass.Temporary), KeyValuePair.Create(0x401u, StatusClass.Permanent)],
            connector.StatusClasses.OrderBy(x => x.Key));
        Assert.Equal(
            [KeyValuePair.Create("ACCEPTD", ReceiptMeaning.Delivered), KeyValuePair.Create("BLOCKED", ReceiptMeaning.Failed)], connector.ReceiptStates.OrderBy(x => x.Key, StringComparer.Ordinal));
        Assert.Equal((ReceiptParts.Any, false), (connector.ReceiptParts, connector.ReceiptAddressCheck));
        Assert.Equal((TimeSpan.FromSeconds(3), DeliverStorageError.Disconnect), (connector.DeliverAckTimeout, connector.DeliverStorageError));
    }
}
