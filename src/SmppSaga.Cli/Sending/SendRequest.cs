using System.Globalization;
using SmppSaga.Contracts;

namespace SmppSaga.Cli.Sending;

/// <summary>What smppsaga send was asked for.</summary>
internal sealed record SendRequest(string To, string Text, string? From, int Count, bool Wait, bool Json, TimeSpan Timeout)
{
    public SendSms Message(int number) => new()
    {
        SmsId = Guid.NewGuid(),
        To = To.Replace("{n}", number.ToString("0000000", CultureInfo.InvariantCulture), StringComparison.Ordinal),
        Text = Text.Replace("{n}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
        From = From,
    };
}
