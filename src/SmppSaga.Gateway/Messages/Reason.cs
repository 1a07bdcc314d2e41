using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Messages;

/// <summary>Reasons as sentences, so that what follows them in a line of the log, or in a status, can be told from them.</summary>
internal static class Reason
{
    private static readonly char[] LineEnds = ['\r', '\n'];

    /// <summary>What is at the bottom of it, in one sentence; of the store's driver only the first clause.</summary>
    public static string Of(Exception e) => Sentence(StoreTrouble.FirstClause(e) ?? e.GetBaseException().Message);

    /// <summary>The first line, with a full stop.</summary>
    public static string Sentence(string text)
    {
        text = text.Split(LineEnds, 2)[0].TrimEnd();
        return text is [.., '.' or '!' or '?'] ? text : $"{text}.";
    }
}
