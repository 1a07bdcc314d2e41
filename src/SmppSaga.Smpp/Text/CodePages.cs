using System.Collections.Concurrent;
using System.Text;

namespace SmppSaga.Smpp.Text;

/// <summary>The platform's encodings, taken from its provider directly: nothing is registered for the whole process.</summary>
internal static class CodePages
{
    private static readonly ConcurrentDictionary<(TextEncoding, bool), Encoding> Created = new();

    internal static Encoding Iso2022Jp { get; } = Create(50220, strict: false);

    /// <summary>Throws <see cref="EncoderFallbackException"/> for a character without a place.</summary>
    internal static Encoding Strict(TextEncoding encoding) => Get(encoding, strict: true);

    /// <summary>Puts U+FFFD for octets that are no character.</summary>
    internal static Encoding Lenient(TextEncoding encoding) => Get(encoding, strict: false);

    private static Encoding Get(TextEncoding encoding, bool strict) =>
        Created.GetOrAdd((encoding, strict), static key => Create(NumberOf(key.Item1), key.Item2));

    private static int NumberOf(TextEncoding encoding) => encoding switch
    {
        TextEncoding.Ascii => 20127,
        TextEncoding.Latin1 => 28591,
        TextEncoding.Jis => 932,
        TextEncoding.Cyrillic => 28595,
        TextEncoding.Hebrew => 28598,
        TextEncoding.Korean => 51949,
        _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "encoding: carries no characters."),
    };

    private static Encoding Create(int number, bool strict)
    {
        EncoderFallback encoder = strict ? EncoderFallback.ExceptionFallback : EncoderFallback.ReplacementFallback;
        DecoderReplacementFallback decoder = new("\uFFFD");
        return CodePagesEncodingProvider.Instance.GetEncoding(number, encoder, decoder)
            ?? Encoding.GetEncoding(number, encoder, decoder);
    }
}
