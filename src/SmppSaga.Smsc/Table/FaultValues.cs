using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>The settings of one fault, with the defaults of its row where a script says nothing.</summary>
public sealed class FaultValues
{
    private readonly IReadOnlyDictionary<string, object> _given;
    private readonly IReadOnlyList<FaultArgument> _arguments;

    internal FaultValues(IReadOnlyList<FaultArgument> arguments, IReadOnlyDictionary<string, object> given)
    {
        _arguments = arguments;
        _given = given;
    }

    internal TimeSpan Duration(string name) => (TimeSpan)Of(name);

    internal int Number(string name) => (int)Of(name);

    internal bool Flag(string name) => (bool)Of(name);

    internal string Text(string name) => (string)Of(name);

    internal CommandStatus Status(string name) => (CommandStatus)Of(name);

    internal byte State(string name) => (byte)Of(name);

    internal ConnectionEnd End(string name) => (ConnectionEnd)Of(name);

    internal byte[] Octets(string name) => (byte[])Of(name);

    private object Of(string name) => _given.TryGetValue(name, out object? value) ? value : _arguments.First(argument => argument.Name == name).Default;
}
