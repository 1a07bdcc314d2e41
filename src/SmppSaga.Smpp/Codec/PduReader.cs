using System.Buffers.Binary;
using System.Text;

namespace SmppSaga.Smpp;

/// <summary>
/// Reads the mandatory fields of one PDU body. It never throws and never reads past the body: the first error is kept in
/// <see cref="Error"/>, and from then on every read gives an empty value.
/// </summary>
public ref struct PduReader
{
    private readonly ReadOnlySpan<byte> _body;
    private readonly bool _lenient;
    private int _position;

    /// <summary>Starts at the first octet behind the header.</summary>
    /// <param name="body">The PDU without its 16-octet header.</param>
    /// <param name="lenient">True for responses: what is missing is empty, over-long strings are kept, so that an answer is never lost.</param>
    public PduReader(ReadOnlySpan<byte> body, bool lenient = false)
    {
        _body = body;
        _lenient = lenient;
    }

    /// <summary>The first error; null while everything was as it should be.</summary>
    public PduError? Error { get; private set; }

    /// <summary>True when no octet is left.</summary>
    public readonly bool End => _position >= _body.Length;

    /// <summary>What has not been read yet: after the mandatory fields, the TLVs.</summary>
    public readonly ReadOnlySpan<byte> Rest => _body[_position..];

    /// <summary>An integer of one octet.</summary>
    public byte ReadByte(string field)
    {
        int position = _position;
        if ((uint)position < (uint)_body.Length)
        {
            _position = position + 1;
            return _body[position];
        }

        TryTake(field, 1, out _);
        return 0;
    }

    /// <summary>An integer of four octets, highest first.</summary>
    public uint ReadUInt32(string field) => TryTake(field, 4, out ReadOnlySpan<byte> octets) ? BinaryPrimitives.ReadUInt32BigEndian(octets) : 0;

    /// <summary>A C-octet string as Latin-1 text without its NUL.</summary>
    /// <param name="field">The specification's name, for the error.</param>
    /// <param name="maxOctets">The field's size with its NUL; a longer one is an error.</param>
    public string ReadCOctetString(string field, int maxOctets) => ToText(ReadCOctets(field, maxOctets));

    /// <summary>As <see cref="ReadCOctetString"/>, for a field whose values repeat: a value read lately costs no new string.</summary>
    internal string ReadAddress(string field, int maxOctets) => RepeatedText.Of(ReadCOctets(field, maxOctets));

    /// <summary>The octets of a C-octet string without its NUL.</summary>
    /// <param name="field">The specification's name, for the error.</param>
    /// <param name="maxOctets">The field's size with its NUL; a longer one is an error.</param>
    public ReadOnlySpan<byte> ReadCOctets(string field, int maxOctets)
    {
        ReadOnlySpan<byte> rest = _body[_position..];

        // Empty is the usual value of half of these fields.
        if (rest.Length > 0 && rest[0] == 0)
        {
            _position++;
            return default;
        }

        int length = rest.IndexOf((byte)0);
        if (length < 0)
        {
            return ReadUnterminated(field, maxOctets, rest);
        }

        if (length >= maxOctets && !_lenient)
        {
            Fail(field, FieldStatus.Of(field), $"at most {maxOctets - 1} octets and a NUL, has {length}");
            return default;
        }

        _position += length + 1;
        return rest[..length];
    }

    /// <summary>So many octets as they are.</summary>
    public ReadOnlySpan<byte> ReadOctets(string field, int length) => TryTake(field, length, out ReadOnlySpan<byte> octets) ? octets : default;

    /// <summary>Records an error that the caller found, e.g. a value with no meaning.</summary>
    public void Fail(string field, CommandStatus status, string what) => Fail(new PduError(field, status, $"{field}: {what}."));

    internal static string ToText(ReadOnlySpan<byte> octets) => octets.IsEmpty ? "" : Encoding.Latin1.GetString(octets);

    private ReadOnlySpan<byte> ReadUnterminated(string field, int maxOctets, ReadOnlySpan<byte> rest)
    {
        if (_lenient)
        {
            _position = _body.Length;
            return rest;
        }

        bool truncated = rest.Length < maxOctets;
        CommandStatus status = truncated ? CommandStatus.ESME_RINVCMDLEN : FieldStatus.Of(field);
        Fail(new PduError(field, status, $"{field}: no NUL within {Math.Min(maxOctets, rest.Length)} octets.", truncated));
        return default;
    }

    private bool TryTake(string field, int length, out ReadOnlySpan<byte> octets)
    {
        if (_body.Length - _position >= length)
        {
            octets = _body.Slice(_position, length);
            _position += length;
            return true;
        }

        octets = default;
        if (!_lenient)
        {
            CommandStatus status = field == "short_message" ? CommandStatus.ESME_RINVMSGLEN : CommandStatus.ESME_RINVCMDLEN;
            Fail(new PduError(field, status, $"{field}: {length} octets expected, {_body.Length - _position} left.", field != "short_message"));
        }

        _position = _body.Length;
        return false;
    }

    private void Fail(PduError error)
    {
        Error ??= error;
        _position = _body.Length;
    }
}
