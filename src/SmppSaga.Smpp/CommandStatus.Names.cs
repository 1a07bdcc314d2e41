using System.Collections.Frozen;

namespace SmppSaga.Smpp;

public readonly partial record struct CommandStatus
{
    /// <summary>No error.</summary>
    public static CommandStatus ESME_ROK => new(0x00000000);

    /// <summary>Message length is invalid.</summary>
    public static CommandStatus ESME_RINVMSGLEN => new(0x00000001);

    /// <summary>Command length is invalid.</summary>
    public static CommandStatus ESME_RINVCMDLEN => new(0x00000002);

    /// <summary>Invalid command id.</summary>
    public static CommandStatus ESME_RINVCMDID => new(0x00000003);

    /// <summary>Incorrect bind status for the command.</summary>
    public static CommandStatus ESME_RINVBNDSTS => new(0x00000004);

    /// <summary>Already in bound state.</summary>
    public static CommandStatus ESME_RALYBND => new(0x00000005);

    /// <summary>Invalid priority flag.</summary>
    public static CommandStatus ESME_RINVPRTFLG => new(0x00000006);

    /// <summary>Invalid registered delivery flag.</summary>
    public static CommandStatus ESME_RINVREGDLVFLG => new(0x00000007);

    /// <summary>System error.</summary>
    public static CommandStatus ESME_RSYSERR => new(0x00000008);

    /// <summary>Invalid source address.</summary>
    public static CommandStatus ESME_RINVSRCADR => new(0x0000000A);

    /// <summary>Invalid destination address.</summary>
    public static CommandStatus ESME_RINVDSTADR => new(0x0000000B);

    /// <summary>Message id is invalid.</summary>
    public static CommandStatus ESME_RINVMSGID => new(0x0000000C);

    /// <summary>Bind failed.</summary>
    public static CommandStatus ESME_RBINDFAIL => new(0x0000000D);

    /// <summary>Invalid password.</summary>
    public static CommandStatus ESME_RINVPASWD => new(0x0000000E);

    /// <summary>Invalid system id.</summary>
    public static CommandStatus ESME_RINVSYSID => new(0x0000000F);

    /// <summary>Cancel_sm failed.</summary>
    public static CommandStatus ESME_RCANCELFAIL => new(0x00000011);

    /// <summary>Replace_sm failed.</summary>
    public static CommandStatus ESME_RREPLACEFAIL => new(0x00000013);

    /// <summary>Message queue full.</summary>
    public static CommandStatus ESME_RMSGQFUL => new(0x00000014);

    /// <summary>Invalid service type.</summary>
    public static CommandStatus ESME_RINVSERTYP => new(0x00000015);

    /// <summary>Invalid number of destinations.</summary>
    public static CommandStatus ESME_RINVNUMDESTS => new(0x00000033);

    /// <summary>Invalid distribution list name.</summary>
    public static CommandStatus ESME_RINVDLNAME => new(0x00000034);

    /// <summary>Destination flag is invalid.</summary>
    public static CommandStatus ESME_RINVDESTFLAG => new(0x00000040);

    /// <summary>Submit with replace is not supported or allowed.</summary>
    public static CommandStatus ESME_RINVSUBREP => new(0x00000042);

    /// <summary>Invalid esm_class.</summary>
    public static CommandStatus ESME_RINVESMCLASS => new(0x00000043);

    /// <summary>Cannot submit to the distribution list.</summary>
    public static CommandStatus ESME_RCNTSUBDL => new(0x00000044);

    /// <summary>Submit failed.</summary>
    public static CommandStatus ESME_RSUBMITFAIL => new(0x00000045);

    /// <summary>Invalid source address TON.</summary>
    public static CommandStatus ESME_RINVSRCTON => new(0x00000048);

    /// <summary>Invalid source address NPI.</summary>
    public static CommandStatus ESME_RINVSRCNPI => new(0x00000049);

    /// <summary>Invalid destination address TON.</summary>
    public static CommandStatus ESME_RINVDSTTON => new(0x00000050);

    /// <summary>Invalid destination address NPI.</summary>
    public static CommandStatus ESME_RINVDSTNPI => new(0x00000051);

    /// <summary>Invalid system_type.</summary>
    public static CommandStatus ESME_RINVSYSTYP => new(0x00000053);

    /// <summary>Invalid replace_if_present flag.</summary>
    public static CommandStatus ESME_RINVREPFLAG => new(0x00000054);

    /// <summary>Invalid number of messages.</summary>
    public static CommandStatus ESME_RINVNUMMSGS => new(0x00000055);

    /// <summary>Throttling error: the ESME has exceeded its message limits.</summary>
    public static CommandStatus ESME_RTHROTTLED => new(0x00000058);

    /// <summary>Invalid scheduled delivery time.</summary>
    public static CommandStatus ESME_RINVSCHED => new(0x00000061);

    /// <summary>Invalid validity period.</summary>
    public static CommandStatus ESME_RINVEXPIRY => new(0x00000062);

    /// <summary>Predefined message is invalid or not found.</summary>
    public static CommandStatus ESME_RINVDFTMSGID => new(0x00000063);

    /// <summary>ESME receiver temporary application error.</summary>
    public static CommandStatus ESME_RX_T_APPN => new(0x00000064);

    /// <summary>ESME receiver permanent application error.</summary>
    public static CommandStatus ESME_RX_P_APPN => new(0x00000065);

    /// <summary>ESME receiver reject message error.</summary>
    public static CommandStatus ESME_RX_R_APPN => new(0x00000066);

    /// <summary>Query_sm failed.</summary>
    public static CommandStatus ESME_RQUERYFAIL => new(0x00000067);

    /// <summary>Error in the optional part of the PDU body.</summary>
    public static CommandStatus ESME_RINVOPTPARSTREAM => new(0x000000C0);

    /// <summary>TLV not allowed.</summary>
    public static CommandStatus ESME_ROPTPARNOTALLWD => new(0x000000C1);

    /// <summary>Invalid parameter length.</summary>
    public static CommandStatus ESME_RINVPARLEN => new(0x000000C2);

    /// <summary>Expected TLV missing.</summary>
    public static CommandStatus ESME_RMISSINGOPTPARAM => new(0x000000C3);

    /// <summary>Invalid TLV value.</summary>
    public static CommandStatus ESME_RINVOPTPARAMVAL => new(0x000000C4);

    /// <summary>Delivery failure (data_sm_resp).</summary>
    public static CommandStatus ESME_RDELIVERYFAILURE => new(0x000000FE);

    /// <summary>Unknown error.</summary>
    public static CommandStatus ESME_RUNKNOWNERR => new(0x000000FF);

    /// <summary>ESME not authorised to use the service type.</summary>
    public static CommandStatus ESME_RSERTYPUNAUTH => new(0x00000100);

    /// <summary>ESME prohibited from the operation.</summary>
    public static CommandStatus ESME_RPROHIBITED => new(0x00000101);

    /// <summary>Service type is unavailable.</summary>
    public static CommandStatus ESME_RSERTYPUNAVAIL => new(0x00000102);

    /// <summary>Service type is denied.</summary>
    public static CommandStatus ESME_RSERTYPDENIED => new(0x00000103);

    /// <summary>Invalid data coding scheme.</summary>
    public static CommandStatus ESME_RINVDCS => new(0x00000104);

    /// <summary>Source address subunit is invalid.</summary>
    public static CommandStatus ESME_RINVSRCADDRSUBUNIT => new(0x00000105);

    /// <summary>Destination address subunit is invalid.</summary>
    public static CommandStatus ESME_RINVDSTADDRSUBUNIT => new(0x00000106);

    /// <summary>Invalid broadcast frequency interval.</summary>
    public static CommandStatus ESME_RINVBCASTFREQINT => new(0x00000107);

    /// <summary>Invalid broadcast alias name.</summary>
    public static CommandStatus ESME_RINVBCASTALIAS_NAME => new(0x00000108);

    /// <summary>Invalid broadcast area format.</summary>
    public static CommandStatus ESME_RINVBCASTAREAFMT => new(0x00000109);

    /// <summary>Number of broadcast areas is invalid.</summary>
    public static CommandStatus ESME_RINVNUMBCAST_AREAS => new(0x0000010A);

    /// <summary>Invalid broadcast content type.</summary>
    public static CommandStatus ESME_RINVBCASTCNTTYPE => new(0x0000010B);

    /// <summary>Broadcast message class is invalid.</summary>
    public static CommandStatus ESME_RINVBCASTMSGCLASS => new(0x0000010C);

    /// <summary>Broadcast_sm failed.</summary>
    public static CommandStatus ESME_RBCASTFAIL => new(0x0000010D);

    /// <summary>Query_broadcast_sm failed.</summary>
    public static CommandStatus ESME_RBCASTQUERYFAIL => new(0x0000010E);

    /// <summary>Cancel_broadcast_sm failed.</summary>
    public static CommandStatus ESME_RBCASTCANCELFAIL => new(0x0000010F);

    /// <summary>Number of repeated broadcasts is invalid.</summary>
    public static CommandStatus ESME_RINVBCAST_REP => new(0x00000110);

    /// <summary>Broadcast service group is invalid.</summary>
    public static CommandStatus ESME_RINVBCASTSRVGRP => new(0x00000111);

    /// <summary>Broadcast channel indicator is invalid.</summary>
    public static CommandStatus ESME_RINVBCASTCHANIND => new(0x00000112);

    private static readonly FrozenDictionary<uint, string> Names = new Dictionary<uint, string>
    {
        [0x00000000] = "ESME_ROK",
        [0x00000001] = "ESME_RINVMSGLEN",
        [0x00000002] = "ESME_RINVCMDLEN",
        [0x00000003] = "ESME_RINVCMDID",
        [0x00000004] = "ESME_RINVBNDSTS",
        [0x00000005] = "ESME_RALYBND",
        [0x00000006] = "ESME_RINVPRTFLG",
        [0x00000007] = "ESME_RINVREGDLVFLG",
        [0x00000008] = "ESME_RSYSERR",
        [0x0000000A] = "ESME_RINVSRCADR",
        [0x0000000B] = "ESME_RINVDSTADR",
        [0x0000000C] = "ESME_RINVMSGID",
        [0x0000000D] = "ESME_RBINDFAIL",
        [0x0000000E] = "ESME_RINVPASWD",
        [0x0000000F] = "ESME_RINVSYSID",
        [0x00000011] = "ESME_RCANCELFAIL",
        [0x00000013] = "ESME_RREPLACEFAIL",
        [0x00000014] = "ESME_RMSGQFUL",
        [0x00000015] = "ESME_RINVSERTYP",
        [0x00000033] = "ESME_RINVNUMDESTS",
        [0x00000034] = "ESME_RINVDLNAME",
        [0x00000040] = "ESME_RINVDESTFLAG",
        [0x00000042] = "ESME_RINVSUBREP",
        [0x00000043] = "ESME_RINVESMCLASS",
        [0x00000044] = "ESME_RCNTSUBDL",
        [0x00000045] = "ESME_RSUBMITFAIL",
        [0x00000048] = "ESME_RINVSRCTON",
        [0x00000049] = "ESME_RINVSRCNPI",
        [0x00000050] = "ESME_RINVDSTTON",
        [0x00000051] = "ESME_RINVDSTNPI",
        [0x00000053] = "ESME_RINVSYSTYP",
        [0x00000054] = "ESME_RINVREPFLAG",
        [0x00000055] = "ESME_RINVNUMMSGS",
        [0x00000058] = "ESME_RTHROTTLED",
        [0x00000061] = "ESME_RINVSCHED",
        [0x00000062] = "ESME_RINVEXPIRY",
        [0x00000063] = "ESME_RINVDFTMSGID",
        [0x00000064] = "ESME_RX_T_APPN",
        [0x00000065] = "ESME_RX_P_APPN",
        [0x00000066] = "ESME_RX_R_APPN",
        [0x00000067] = "ESME_RQUERYFAIL",
        [0x000000C0] = "ESME_RINVOPTPARSTREAM",
        [0x000000C1] = "ESME_ROPTPARNOTALLWD",
        [0x000000C2] = "ESME_RINVPARLEN",
        [0x000000C3] = "ESME_RMISSINGOPTPARAM",
        [0x000000C4] = "ESME_RINVOPTPARAMVAL",
        [0x000000FE] = "ESME_RDELIVERYFAILURE",
        [0x000000FF] = "ESME_RUNKNOWNERR",
        [0x00000100] = "ESME_RSERTYPUNAUTH",
        [0x00000101] = "ESME_RPROHIBITED",
        [0x00000102] = "ESME_RSERTYPUNAVAIL",
        [0x00000103] = "ESME_RSERTYPDENIED",
        [0x00000104] = "ESME_RINVDCS",
        [0x00000105] = "ESME_RINVSRCADDRSUBUNIT",
        [0x00000106] = "ESME_RINVDSTADDRSUBUNIT",
        [0x00000107] = "ESME_RINVBCASTFREQINT",
        [0x00000108] = "ESME_RINVBCASTALIAS_NAME",
        [0x00000109] = "ESME_RINVBCASTAREAFMT",
        [0x0000010A] = "ESME_RINVNUMBCAST_AREAS",
        [0x0000010B] = "ESME_RINVBCASTCNTTYPE",
        [0x0000010C] = "ESME_RINVBCASTMSGCLASS",
        [0x0000010D] = "ESME_RBCASTFAIL",
        [0x0000010E] = "ESME_RBCASTQUERYFAIL",
        [0x0000010F] = "ESME_RBCASTCANCELFAIL",
        [0x00000110] = "ESME_RINVBCAST_REP",
        [0x00000111] = "ESME_RINVBCASTSRVGRP",
        [0x00000112] = "ESME_RINVBCASTCHANIND",
    }.ToFrozenDictionary();
}
