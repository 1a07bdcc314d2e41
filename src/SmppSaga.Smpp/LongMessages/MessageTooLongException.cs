namespace SmppSaga.Smpp.LongMessages;

/// <summary>A text does not fit into what SMPP can carry. The message tells the field, its limit and what was needed.</summary>
public sealed class MessageTooLongException(string field, int limit, int actual) : Exception($"{field}: at most {limit}, the text needs {actual}.")
{
    /// <summary><c>parts</c>, or <c>message_payload</c> counted in octets.</summary>
    public string Field { get; } = field;

    /// <summary>The greatest possible value.</summary>
    public int Limit { get; } = limit;

    /// <summary>What the text would have needed.</summary>
    public int Actual { get; } = actual;
}
