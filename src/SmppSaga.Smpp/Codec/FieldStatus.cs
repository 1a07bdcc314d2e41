namespace SmppSaga.Smpp;

/// <summary>The command_status that blames a field. 5.0, 4.7.6 names them all; what has none is a wrong length.</summary>
internal static class FieldStatus
{
    public static CommandStatus Of(string field) => field switch
    {
        "system_id" => CommandStatus.ESME_RINVSYSID,
        "password" => CommandStatus.ESME_RINVPASWD,
        "system_type" => CommandStatus.ESME_RINVSYSTYP,
        "service_type" => CommandStatus.ESME_RINVSERTYP,
        "source_addr" => CommandStatus.ESME_RINVSRCADR,
        "destination_addr" => CommandStatus.ESME_RINVDSTADR,
        "schedule_delivery_time" => CommandStatus.ESME_RINVSCHED,
        "validity_period" => CommandStatus.ESME_RINVEXPIRY,
        "message_id" => CommandStatus.ESME_RINVMSGID,
        "sm_length" or "short_message" => CommandStatus.ESME_RINVMSGLEN,
        "dest_flag" => CommandStatus.ESME_RINVDESTFLAG,
        "dl_name" => CommandStatus.ESME_RINVDLNAME,
        "number_of_dests" => CommandStatus.ESME_RINVNUMDESTS,
        "tlv" => CommandStatus.ESME_RINVOPTPARSTREAM,
        _ => CommandStatus.ESME_RINVCMDLEN,
    };
}
