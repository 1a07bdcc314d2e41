using System.CommandLine;
using System.Text.Json;
using SmppSaga.Smpp.Text;

namespace SmppSaga.Cli.Tools;

/// <summary><c>text gsm7</c>: a text in GSM 03.38, one septet per octet and packed.</summary>
internal static class TextGsm7Command
{
    public static Command Create(Func<TextReader> standardInput)
    {
        Argument<string?> input = new("TEXT") { Description = ToolInput.Description, Arity = ArgumentArity.ZeroOrOne };
        Option<string?> hex = new("--hex") { Description = "instead of a text: septets in hexadecimal, one per octet; - reads lines" };
        Option<bool> packed = new("--packed") { Description = "the octets of --hex are packed" };
        Option<NationalLanguage> locking = new("--locking") { Description = "language of the locking shift table (default)" };
        Option<NationalLanguage> single = new("--single") { Description = "language of the single shift table (default)" };
        Command gsm7 = new("gsm7", "Shows a text in GSM 03.38.") { input, hex, packed, locking, single };
        gsm7.Validators.Add(result =>
        {
            if ((result.GetValue(input) is null) == (result.GetValue(hex) is null))
            {
                result.AddError("Give either a text or --hex.");
            }
        });
        gsm7.SetAction(result =>
        {
            Gsm7Alphabet alphabet = Gsm7Alphabet.For(result.GetValue(locking), result.GetValue(single));
            bool isHex = result.GetValue(hex) is not null;
            return ToolRunner.Run(result, (result.GetValue(hex) ?? result.GetValue(input))!, standardInput, (text, json) =>
                Write(isHex ? Septets(text, result.GetValue(packed)) : MessageText.Encode(text, alphabet).Octets.ToArray(), alphabet, json));
        });
        return gsm7;
    }

    private static byte[] Septets(string hex, bool packed)
    {
        byte[] octets = Convert.FromHexString(hex);
        return packed ? Gsm7Packing.Unpack(octets) : octets;
    }

    private static void Write(byte[] septets, Gsm7Alphabet alphabet, Utf8JsonWriter json)
    {
        json.WriteNumber("septets", septets.Length);
        json.WriteString("septet_hex", ToolRunner.Hex(septets));
        json.WriteString("packed_hex", ToolRunner.Hex(Gsm7Packing.Pack(septets)));
        json.WriteString("packed_cr_padded_hex", ToolRunner.Hex(Gsm7Packing.Pack(septets, padWithCarriageReturn: true)));
        json.WriteString("text", Gsm7.Decode(septets, alphabet));
    }
}
