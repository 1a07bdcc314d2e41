using System.CommandLine;
using SmppSaga.Cli.Sending;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Cli.Commands;

/// <summary>smppsaga send: publishes SendSms and, with --wait, follows every one to its final report.</summary>
internal static class SendCommand
{
    public static Command Create()
    {
        Option<string> to = new("--to") { Description = "Recipient; {n} stands for the message's number, seven digits.", DefaultValueFactory = _ => "2783{n}" };
        Option<string> text = new("--text") { Description = "Text; {n} stands for the message's number.", DefaultValueFactory = _ => "SmppSaga message {n}" };
        Option<string?> from = new("--from") { Description = "Wished sender." };
        Option<int> count = new("--count") { Description = "How many messages.", DefaultValueFactory = _ => 1 };
        Option<bool> wait = new("--wait") { Description = "Waits for every final report; exit code 1 unless all are Delivered (or Accepted, where no receipt is asked for)." };
        Option<int> timeout = new("--timeout") { Description = "With --wait: seconds without any further final report before giving up.", DefaultValueFactory = _ => 60 };
        Option<bool> json = new("--json") { Description = "One JSON object per message on standard output." };
        Option<string?> config = GatewayFiles.Option();
        count.Validators.Add(GatewayFiles.AtLeastOne);
        Command command = new("send", "Publishes SendSms on the bus of the gateway file.") { to, text, from, count, wait, timeout, json, config };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            GatewayOptions? options = GatewayFiles.Load(parsed.GetValue(config));
            if (options is null)
            {
                return SmppSagaCommandLine.Failure;
            }

            if (options.Bus.Transport == BusTransport.Memory)
            {
                Console.Error.WriteLine("bus.transport is memory: nothing outside the gateway's own process can send to it. Expected a file with bus.transport: rabbitmq (--config F), or try: smppsaga demo");
                return SmppSagaCommandLine.Usage;
            }

            SendRequest request = new(
                parsed.GetValue(to)!, parsed.GetValue(text)!, parsed.GetValue(from), parsed.GetValue(count), parsed.GetValue(wait), parsed.GetValue(json), TimeSpan.FromSeconds(parsed.GetValue(timeout)));
            return await new BusSender(options, request).RunAsync(cancellationToken);
        });
        return command;
    }
}
