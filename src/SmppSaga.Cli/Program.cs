using System.CommandLine;
using SmppSaga.Cli;

return await SmppSagaCommandLine.InvokeAsync(args);
