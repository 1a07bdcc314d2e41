using System.Globalization;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Configuration.Values;
using SmppSaga.Gateway.Messages;

namespace SmppSaga.Gateway.Routing;

/// <summary>Reads the members of a SendSms that travel as text, and remembers the first mistake: the member, what was expected, what came. Never the text of the message.</summary>
internal sealed class MemberReader(SendSms sms)
{
    private static readonly DateTimeOffset Latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private const int MaxTlvOctets = 65_535;
    private static readonly string[] Encodings = ["auto", "gsm7", "latin1", "ascii", "cyrillic", "hebrew", "jis", "ucs2", "binary"];
    private static readonly string[] Policies = [UnknownOutcomePolicy.Resend, UnknownOutcomePolicy.Hold, UnknownOutcomePolicy.Fail];

    /// <summary>The first mistake in words; null when there is none.</summary>
    public string? Mistake { get; private set; }

    public TimeSpan? Duration(string member, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        if (Durations.TryParse(value, out TimeSpan duration) && duration > TimeSpan.Zero)
        {
            return duration;
        }

        Wrong(member, "a number with ms, s, m, h or d", value);
        return null;
    }

    public DateTimeOffset Instant(string member, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return default;
        }

        if (DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset instant) && instant < Latest)
        {
            return instant;
        }

        Wrong(member, "an ISO 8601 instant before the year 9000", value);
        return default;
    }

    public int Number(string member, int? value, int least, int most, int fallback)
    {
        if (value is null || (value >= least && value <= most))
        {
            return value ?? fallback;
        }

        Wrong(member, $"{least} to {most}", value.Value.ToString(CultureInfo.InvariantCulture));
        return fallback;
    }

    public string Encoding(string? value)
    {
        string name = string.IsNullOrEmpty(value) ? "auto" : value.ToLowerInvariant();
        if (!Encodings.Contains(name, StringComparer.Ordinal) || (name == "binary" && sms.Text is not null))
        {
            Wrong(nameof(sms.Encoding), sms.Text is null ? "Binary" : "Auto, Gsm7, Latin1, Ascii, Cyrillic, Hebrew, Jis or Ucs2", value!);
        }

        return name;
    }

    public SenderPolicy? SenderPolicy(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        if (SenderChoice.TryParsePolicy(value, out SenderPolicy policy))
        {
            return policy;
        }

        Wrong(nameof(sms.SenderPolicy), "operator_number or message_first", value);
        return null;
    }

    public string? Policy(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        string name = value.ToLowerInvariant();
        if (Policies.Contains(name, StringComparer.Ordinal))
        {
            return name;
        }

        Wrong(nameof(sms.OnUnknownOutcome), "resend, hold or fail", value);
        return null;
    }

    public ReadOnlyMemory<byte> Data(string? value, int most)
    {
        if (string.IsNullOrEmpty(value))
        {
            return default;
        }

        byte[] octets = new byte[value.Length];
        if (!Convert.TryFromBase64String(value, octets, out int length))
        {
            Wrong(nameof(sms.Data), "base64", $"{value.Length} characters that are not");
        }
        else if (length > most)
        {
            Wrong(nameof(sms.Data), $"at most {most} octets", $"{length} octets");
        }

        return octets.AsMemory(0, length);
    }

    public Dictionary<string, string>? Tlvs(IReadOnlyDictionary<string, string>? tlvs)
    {
        foreach ((string tag, string? value) in tlvs ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            bool known = tag.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && ushort.TryParse(tag.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
            if (value is null)
            {
                Wrong($"{nameof(sms.Tlvs)}.{tag}", "pairs of hexadecimal digits", "null");
            }
            else if (!known)
            {
                Wrong(nameof(sms.Tlvs), "a tag like 0x1400", tag);
            }
            else if (value.Length % 2 != 0 || value.Length / 2 > MaxTlvOctets || !value.All(char.IsAsciiHexDigit))
            {
                Wrong($"{nameof(sms.Tlvs)}.{tag}", $"pairs of hexadecimal digits, at most {MaxTlvOctets} octets", $"{value.Length} characters that are not");
            }
        }

        return tlvs?.Where(x => x.Value is not null).ToDictionary(StringComparer.Ordinal);
    }

    private void Wrong(string member, string expected, string came)
    {
        string shown = came.Length <= 40 ? came : came[..40] + "…";
        Mistake ??= $"{char.ToLowerInvariant(member[0])}{member[1..]}: expected {expected}, got {shown}";
    }
}
