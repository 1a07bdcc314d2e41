using System.Globalization;
using Microsoft.Extensions.Logging;

namespace SmppSaga.Gateway.Tests.Store;

/// <summary>What was logged, with event ids; at Information and above, as an operator has it.</summary>
internal sealed class LogList<T> : ILogger<T>
{
    public List<string> Told { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Told.Add(string.Create(CultureInfo.InvariantCulture, $"{eventId.Id} {formatter(state, exception)}"));
}
