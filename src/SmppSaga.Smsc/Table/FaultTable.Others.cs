using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <content>Faults beside an answer, in binds, and those that last.</content>
public static partial class FaultTable
{
    private static IEnumerable<FaultRow> Asides() =>
    [
        Aside("unbind", "unbind in traffic; answers under way still come", [], _ => new UnbindInTraffic()),
        Aside("outbind", "outbind on a bound session", [], _ => new SendOutbind()),
        Aside("alert_notification", "alert_notification for the recipient", [], _ => new SendAlertNotification()),
        Aside("submit_from_smsc", "a submit_sm, which only the ESME may send", [], _ => new SendSubmit()),
        Aside("enquire_link_flood", "many enquire_link at once", [Number("count", 1000)], x => new FloodEnquireLink { Count = x.Number("count") }),
        Aside("unknown_command", "a PDU with a command_id that nobody knows", [Number("command", 0x0001_0001)], x => new SendUnknownCommand { Command = new CommandId((uint)x.Number("command")) }),
        Aside("garbage", "a deliver_sm whose body makes no sense", [Number("length", 40)], x => new SendGarbage { Length = x.Number("length") }),
        Aside("break_framing", "a header with an impossible command_length", [Number("length", int.MaxValue)], x => new BreakFraming { Length = x.Number("length") }),
        Aside("octets", "any octets between two PDUs", [new("hex", FaultArgumentKind.Octets, new SendOctets().Octets.ToArray())], x => new SendOctets { Octets = x.Octets("hex") }),
    ];

    private static IEnumerable<FaultRow> Binds() =>
    [
        Bind("refuse_bind", "the bind is refused", [Status(CommandStatus.ESME_RBINDFAIL)], x => new RefuseBind { Status = x.Status("status") }),
        Bind(
            "limit_binds",
            "refused when the account has so many binds",
            [Number("binds", 1), Status(CommandStatus.ESME_RALYBND)],
            x => new LimitBinds { Binds = x.Number("binds"), Status = x.Status("status") }),
        Bind("drop_bind", "the connection ends instead of an answer to the bind", [End()], x => new DropBind { End = x.End("end") }),
        Bind("ignore_bind", "the bind is never answered", [], _ => new IgnoreBind()),
    ];

    private static IEnumerable<FaultRow> Lines() =>
    [
        Line("mute", "nothing is written any more; what comes is handled", [], _ => new Mute()),
        Line("mute_enquire_link", "enquire_link is not answered, all else is", [], _ => new MuteEnquireLink()),
        Line("slow_reading", "so few octets are read in a second that the TCP window fills up; 0 reads nothing", [Number("octets", 1000)], x => new SlowReading { PerSecond = x.Number("octets") }),
    ];

    private static FaultRow Aside(string word, string meaning, FaultArgument[] arguments, Func<FaultValues, SmscFault> create) =>
        new(word, FaultOccasion.Submit, meaning, arguments, create);

    private static FaultRow Bind(string word, string meaning, FaultArgument[] arguments, Func<FaultValues, SmscFault> create) =>
        new(word, FaultOccasion.Bind, meaning, arguments, create);

    private static FaultRow Line(string word, string meaning, FaultArgument[] arguments, Func<FaultValues, SmscFault> create) =>
        new(word, FaultOccasion.Connection, meaning, arguments, create);
}
