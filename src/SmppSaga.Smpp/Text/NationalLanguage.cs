namespace SmppSaga.Smpp.Text;

/// <summary>National language identifiers (3GPP TS 23.038, 6.2.1.2.4).</summary>
public enum NationalLanguage : byte
{
    /// <summary>The default alphabet and its extension.</summary>
    Default = 0,

    /// <summary>Turkish.</summary>
    Turkish = 1,

    /// <summary>Spanish; single shift only.</summary>
    Spanish = 2,

    /// <summary>Portuguese.</summary>
    Portuguese = 3,

    /// <summary>Bengali and Assamese.</summary>
    Bengali = 4,

    /// <summary>Gujarati.</summary>
    Gujarati = 5,

    /// <summary>Hindi.</summary>
    Hindi = 6,

    /// <summary>Kannada.</summary>
    Kannada = 7,

    /// <summary>Malayalam.</summary>
    Malayalam = 8,

    /// <summary>Oriya.</summary>
    Oriya = 9,

    /// <summary>Punjabi.</summary>
    Punjabi = 10,

    /// <summary>Tamil.</summary>
    Tamil = 11,

    /// <summary>Telugu.</summary>
    Telugu = 12,

    /// <summary>Urdu.</summary>
    Urdu = 13,
}
