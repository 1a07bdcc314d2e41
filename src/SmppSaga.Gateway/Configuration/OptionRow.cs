namespace SmppSaga.Gateway.Configuration;

/// <summary>One line of the option table.</summary>
/// <param name="Key">Full key, e.g. connectors.NAME.window.</param>
/// <param name="Type">What may stand there, with range and unit.</param>
/// <param name="Default">The value when the key is left out, as it would be written.</param>
/// <param name="Meaning">What it does.</param>
public sealed record OptionRow(string Key, string Type, string Default, string Meaning);
