namespace SmppSaga.Gateway.Routing;

/// <summary>
/// What may be an address. A destination is digits with or without a leading +; spaces, dashes and letters are mistakes, nothing is guessed.
/// A sender is the same, or a name of up to 11 printable ASCII characters. Both fit into 20 octets (SMPP 3.4, 5.2.8 and 5.2.9).
/// </summary>
public static class AddressCheck
{
    private const int MaxOctets = 20;
    private const int MaxName = 11;

    /// <returns>What is wrong with the destination, without repeating the number; null when nothing is.</returns>
    public static string? MistakeInDestination(string? to)
    {
        if (string.IsNullOrWhiteSpace(to))
        {
            return $"to is empty, expected digits with or without a leading +, {MaxOctets} characters at most";
        }

        if (to.Length > MaxOctets)
        {
            return $"to has {to.Length} characters, expected at most {MaxOctets}";
        }

        int first = to[0] == '+' ? 1 : 0;
        if (first == to.Length)
        {
            return "to has no digit, expected digits with or without a leading +";
        }

        int wrong = to.AsSpan(first).IndexOfAnyExceptInRange('0', '9');
        return wrong < 0 ? null : $"to has {Named(to[first + wrong])} at position {first + wrong + 1}, expected digits with or without a leading +";
    }

    /// <returns>What is wrong with the sender, without repeating it; null when nothing is. An empty sender is valid: the SMSC chooses.</returns>
    public static string? MistakeInSender(string sender)
    {
        if (sender.Length == 0 || MistakeInDestination(sender) is null)
        {
            return null;
        }

        int wrong = sender.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        if (wrong >= 0)
        {
            return $"from has {Named(sender[wrong])} at position {wrong + 1}, expected printable ASCII";
        }

        return sender.Length <= MaxName ? null : $"from has {sender.Length} characters, expected a number of at most {MaxOctets} or a name of at most {MaxName}";
    }

    private static string Named(char c) => c is > ' ' and <= '~' ? $"'{c}'" : c == ' ' ? "a space" : $"U+{(int)c:X4}";
}
