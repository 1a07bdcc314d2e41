using System.Globalization;

namespace SmppSaga.Gateway.Configuration;

/// <summary>Statuses of one class.</summary>
/// <param name="First">The lowest command_status.</param>
/// <param name="Last">The highest, often the same.</param>
/// <param name="Name">The specification's name; empty for a range and where it gives none.</param>
/// <param name="Class">What it means where the connector says nothing else.</param>
/// <param name="MostRetries">How often a part is tried again after it while it is temporary, before it counts as a refusal; null has no end but the message's validity.</param>
internal sealed record StatusRow(uint First, uint Last, string Name, StatusClass Class, int? MostRetries = null);

/// <summary>The command_status values of SMPP 3.4 (5.1.3) and 5.0 (4.7.6) and what they mean as an answer to submit_sm.</summary>
internal static class StatusTable
{
    public static IReadOnlyList<StatusRow> Rows { get; } =
    [
        new(0x00, 0x00, "ESME_ROK", StatusClass.Ok),
        new(0x01, 0x01, "ESME_RINVMSGLEN", StatusClass.Permanent),
        new(0x02, 0x02, "ESME_RINVCMDLEN", StatusClass.Protocol),
        new(0x03, 0x03, "ESME_RINVCMDID", StatusClass.Protocol),
        new(0x04, 0x04, "ESME_RINVBNDSTS", StatusClass.BindTrouble),
        new(0x05, 0x05, "ESME_RALYBND", StatusClass.BindTrouble),
        new(0x06, 0x06, "ESME_RINVPRTFLG", StatusClass.Permanent),
        new(0x07, 0x07, "ESME_RINVREGDLVFLG", StatusClass.Permanent),
        new(0x08, 0x08, "ESME_RSYSERR", StatusClass.Ambiguous, 5),
        new(0x0A, 0x0A, "ESME_RINVSRCADR", StatusClass.Permanent),
        new(0x0B, 0x0B, "ESME_RINVDSTADR", StatusClass.Permanent),
        new(0x0C, 0x0C, "ESME_RINVMSGID", StatusClass.Permanent),
        new(0x0D, 0x0D, "ESME_RBINDFAIL", StatusClass.BindTrouble),
        new(0x0E, 0x0E, "ESME_RINVPASWD", StatusClass.BindTrouble),
        new(0x0F, 0x0F, "ESME_RINVSYSID", StatusClass.BindTrouble),
        new(0x11, 0x11, "ESME_RCANCELFAIL", StatusClass.Permanent),
        new(0x13, 0x13, "ESME_RREPLACEFAIL", StatusClass.Permanent),
        new(0x14, 0x14, "ESME_RMSGQFUL", StatusClass.QueueFull),
        new(0x15, 0x15, "ESME_RINVSERTYP", StatusClass.Permanent),
        new(0x19, 0x30, "", StatusClass.Permanent), // customer and distribution list administration
        new(0x31, 0x32, "", StatusClass.Permanent), // parameter retrieval
        new(0x33, 0x33, "ESME_RINVNUMDESTS", StatusClass.Permanent),
        new(0x34, 0x34, "ESME_RINVDLNAME", StatusClass.Permanent),
        new(0x35, 0x39, "", StatusClass.Permanent), // distribution list members
        new(0x40, 0x40, "ESME_RINVDESTFLAG", StatusClass.Permanent),
        new(0x42, 0x42, "ESME_RINVSUBREP", StatusClass.Permanent),
        new(0x43, 0x43, "ESME_RINVESMCLASS", StatusClass.Permanent),
        new(0x44, 0x44, "ESME_RCNTSUBDL", StatusClass.Permanent),
        new(0x45, 0x45, "ESME_RSUBMITFAIL", StatusClass.Ambiguous, 3),
        new(0x48, 0x48, "ESME_RINVSRCTON", StatusClass.Permanent),
        new(0x49, 0x49, "ESME_RINVSRCNPI", StatusClass.Permanent),
        new(0x50, 0x50, "ESME_RINVDSTTON", StatusClass.Permanent),
        new(0x51, 0x51, "ESME_RINVDSTNPI", StatusClass.Permanent),
        new(0x53, 0x53, "ESME_RINVSYSTYP", StatusClass.BindTrouble),
        new(0x54, 0x54, "ESME_RINVREPFLAG", StatusClass.Permanent),
        new(0x55, 0x55, "ESME_RINVNUMMSGS", StatusClass.Permanent),
        new(0x58, 0x58, "ESME_RTHROTTLED", StatusClass.Throttled),
        new(0x59, 0x59, "", StatusClass.Permanent), // provisioning
        new(0x61, 0x61, "ESME_RINVSCHED", StatusClass.Permanent),
        new(0x62, 0x62, "ESME_RINVEXPIRY", StatusClass.Permanent),
        new(0x63, 0x63, "ESME_RINVDFTMSGID", StatusClass.Permanent),
        new(0x64, 0x64, "ESME_RX_T_APPN", StatusClass.Temporary),
        new(0x65, 0x65, "ESME_RX_P_APPN", StatusClass.Permanent),
        new(0x66, 0x66, "ESME_RX_R_APPN", StatusClass.Permanent),
        new(0x67, 0x67, "ESME_RQUERYFAIL", StatusClass.Temporary),
        new(0x80, 0x93, "", StatusClass.Permanent), // paging and lengths
        new(0xC0, 0xC0, "ESME_RINVOPTPARSTREAM", StatusClass.Protocol),
        new(0xC1, 0xC1, "ESME_ROPTPARNOTALLWD", StatusClass.Permanent),
        new(0xC2, 0xC2, "ESME_RINVPARLEN", StatusClass.Permanent),
        new(0xC3, 0xC3, "ESME_RMISSINGOPTPARAM", StatusClass.Permanent),
        new(0xC4, 0xC4, "ESME_RINVOPTPARAMVAL", StatusClass.Permanent),
        new(0xFE, 0xFE, "ESME_RDELIVERYFAILURE", StatusClass.Ambiguous),
        new(0xFF, 0xFF, "ESME_RUNKNOWNERR", StatusClass.Ambiguous, 3),
        new(0x100, 0x100, "ESME_RSERTYPUNAUTH", StatusClass.Permanent),
        new(0x101, 0x101, "ESME_RPROHIBITED", StatusClass.Permanent),
        new(0x102, 0x102, "ESME_RSERTYPUNAVAIL", StatusClass.Temporary),
        new(0x103, 0x103, "ESME_RSERTYPDENIED", StatusClass.Permanent),
        new(0x104, 0x104, "ESME_RINVDCS", StatusClass.Permanent),
        new(0x105, 0x105, "ESME_RINVSRCADDRSUBUNIT", StatusClass.Permanent),
        new(0x106, 0x106, "ESME_RINVDSTADDRSUBUNIT", StatusClass.Permanent),
        new(0x107, 0x107, "ESME_RINVBCASTFREQINT", StatusClass.Permanent),
        new(0x108, 0x108, "ESME_RINVBCASTALIAS_NAME", StatusClass.Permanent),
        new(0x109, 0x109, "ESME_RINVBCASTAREAFMT", StatusClass.Permanent),
        new(0x10A, 0x10A, "ESME_RINVNUMBCAST_AREAS", StatusClass.Permanent),
        new(0x10B, 0x10B, "ESME_RINVBCASTCNTTYPE", StatusClass.Permanent),
        new(0x10C, 0x10C, "ESME_RINVBCASTMSGCLASS", StatusClass.Permanent),
        new(0x10D, 0x10D, "ESME_RBCASTFAIL", StatusClass.Permanent),
        new(0x10E, 0x10E, "ESME_RBCASTQUERYFAIL", StatusClass.Permanent),
        new(0x10F, 0x10F, "ESME_RBCASTCANCELFAIL", StatusClass.Permanent),
        new(0x110, 0x110, "ESME_RINVBCAST_REP", StatusClass.Permanent),
        new(0x111, 0x111, "ESME_RINVBCASTSRVGRP", StatusClass.Permanent),
        new(0x112, 0x112, "ESME_RINVBCASTCHANIND", StatusClass.Permanent),
        new(0x400, 0x4FF, "", StatusClass.Ambiguous, 1), // vendors
    ];

    /// <summary>The names that a connector may use.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Rows.Where(x => x.Name.Length > 0 && x.Class != StatusClass.Ok).Select(x => x.Name)];

    /// <summary>What holds for a status that no row has: as for ESME_RUNKNOWNERR, since nobody says what it means.</summary>
    private static StatusRow Reserved { get; } = new(0, uint.MaxValue, "", StatusClass.Ambiguous, 3);

    private static readonly Dictionary<uint, StatusRow> ByStatus =
        Rows.SelectMany(row => Enumerable.Range((int)row.First, (int)(row.Last - row.First + 1)).Select(status => KeyValuePair.Create((uint)status, row))).ToDictionary();

    public static StatusRow Of(uint status) => ByStatus.GetValueOrDefault(status, Reserved);

    /// <summary>Reads a status other than ESME_ROK: its name, with or without ESME_, or its value in hexadecimal after 0x.</summary>
    public static bool TryParse(string text, out uint status)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out status) && status != 0;
        }

        string full = text.StartsWith("ESME_", StringComparison.OrdinalIgnoreCase) ? text : "ESME_" + text;
        StatusRow? row = Rows.FirstOrDefault(x => x.Class != StatusClass.Ok && string.Equals(x.Name, full, StringComparison.OrdinalIgnoreCase));
        status = row?.First ?? 0;
        return row is not null;
    }

    /// <summary>The name, or the value as 0x00000401 where there is none.</summary>
    public static string Write(uint status) => Of(status).Name is { Length: > 0 } name ? name : $"0x{status:X8}";
}
