using System.Text.Json.Serialization;

namespace SmppSaga.Contracts;

/// <summary>What shall become of an Uncertain message.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UncertainAction>))]
public enum UncertainAction
{
    /// <summary>Written again, flagged possibleDuplicate; not after its validity.</summary>
    Resend,

    /// <summary>Final Unknown: the recipient may have it, so Failed would say too much.</summary>
    Fail,

    /// <summary>Final Delivered: somebody knows that it arrived.</summary>
    MarkDelivered,
}
