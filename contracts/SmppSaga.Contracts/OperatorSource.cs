using System.Text.Json.Serialization;

namespace SmppSaga.Contracts;

/// <summary>How the recipient's operator was found.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OperatorSource>))]
public enum OperatorSource
{
    /// <summary>By the longest prefix of the operator table.</summary>
    Prefix,

    /// <summary>The SendSms named it.</summary>
    Message,

    /// <summary>A number portability look-up.</summary>
    Lookup,
}
