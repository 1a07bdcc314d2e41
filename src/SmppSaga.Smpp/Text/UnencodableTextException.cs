namespace SmppSaga.Smpp.Text;

/// <summary>A character has no place in the asked encoding. The message tells where, never what was written.</summary>
public sealed class UnencodableTextException(TextEncoding encoding, int index)
    : Exception($"text: the character at index {index} has no place in {encoding}.")
{
    /// <summary>The encoding that was asked for.</summary>
    public TextEncoding Encoding { get; } = encoding;

    /// <summary>UTF-16 index of the first character without a place.</summary>
    public int Index { get; } = index;
}
