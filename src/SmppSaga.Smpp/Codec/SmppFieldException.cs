namespace SmppSaga.Smpp;

/// <summary>A field of a PDU to be sent breaks its limit. Nothing of the PDU was written.</summary>
public sealed class SmppFieldException : SmppException
{
    private SmppFieldException(string field, string message)
        : base(message) => Field = field;

    /// <summary>The specification's name of the field, e.g. <c>source_addr</c>.</summary>
    public string Field { get; }

    internal static SmppFieldException TooLong(string field, int limit, int actual) =>
        new(field, $"{field}: at most {limit} octets, has {actual}.");

    internal static SmppFieldException BadCharacter(string field, char character, int index) =>
        new(field, $"{field}: only characters U+0001 to U+00FF, has U+{(int)character:X4} at {index}.");

    internal static SmppFieldException Missing(string field) => new(field, $"{field}: a value, if only an empty one, is needed; has null.");

    internal static SmppFieldException NoTlvs(string field) =>
        new(field, $"{field}: SMPP 3.3 has no optional parameters, and the message is not whole without this one.");

    internal static SmppFieldException TooMany(string field, int limit, int actual) =>
        new(field, $"{field}: at most {limit} entries, has {actual}.");
}
