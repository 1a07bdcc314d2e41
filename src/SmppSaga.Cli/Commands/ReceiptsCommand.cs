using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Cli.Config;
using SmppSaga.Gateway.Hosting;
using SmppSaga.Gateway.Messages;

namespace SmppSaga.Cli.Commands;

/// <summary>smppsaga receipts: those that belong to no message.</summary>
internal static class ReceiptsCommand
{
    public static Command Create()
    {
        Option<bool> json = JsonLines.Option();
        Option<string?> config = GatewayFiles.Option();
        Option<int> count = new("--count") { Description = "At most so many.", DefaultValueFactory = _ => 100 };
        count.Validators.Add(GatewayFiles.AtLeastOne);
        Command unmatched = new("unmatched", "Lists the receipts that belong to no message, newest first: their id is unknown, or not known yet, or known only for other recipients.") { count, json, config };
        unmatched.SetAction((parsed, cancellationToken) => StoreCommands.WithStoreAsync(parsed.GetValue(config), async (services, _) =>
        {
            IReadOnlyList<ParkedReceipt> found = await services.GetRequiredService<StoreInspector>().UnmatchedAsync(parsed.GetValue(count), cancellationToken);
            StoreCommands.Print([.. found.Select(UnmatchedReceipt.Of)], parsed.GetValue(json), Line, "unmatched");
            return SmppSagaCommandLine.Success;
        }));
        return new Command("receipts", "Delivery receipts.") { unmatched };
    }

    public static string Line(UnmatchedReceipt x) => string.Create(
        CultureInfo.InvariantCulture, $"{x.ReceivedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z  {x.Connector}  id {x.SmscMessageId}  to {x.To}  from {x.From}  {x.SmscState} ({x.Status})  err {x.ErrorCode ?? "-"}");
}
