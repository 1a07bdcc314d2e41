using SmppSaga.Gateway.Configuration.Keys;
using SmppSaga.Smsc;
using static SmppSaga.Gateway.Configuration.Values.Kinds;

namespace SmppSaga.Cli.Sim;

/// <summary>What message_ids look like, as scripts write it: both bases in one word.</summary>
internal sealed record IdKeys
{
    /// <summary>The keys of <c>ids</c>.</summary>
    public static OptionSection<IdKeys> Section { get; } = new(new IdKeys())
    {
        { "format", OneOf(("dec", IdFormat.Dec), ("hex", IdFormat.Hex), ("decresp-hexdlr", IdFormat.DecThenHex), ("hexresp-decdlr", IdFormat.HexThenDec)), o => o.Format, (o, v) => o with { Format = v }, "Base in the answer and in receipts." },
        { "first", Integer(0, int.MaxValue), o => (int)(o.First ?? 0), (o, v) => o with { First = v }, "The first number; without it they start from the clock." },
        { "response_width", Integer(0, 64), o => o.Response.Width, (o, v) => o with { Response = o.Response with { Width = v } }, "Fewest digits in the answer." },
        { "receipt_width", Integer(0, 64), o => o.Receipt.Width, (o, v) => o with { Receipt = o.Receipt with { Width = v } }, "Fewest digits in receipts." },
        { "response_case", OneOf(("lower", false), ("upper", true)), o => o.Response.UpperCase, (o, v) => o with { Response = o.Response with { UpperCase = v } }, "Hex letters in the answer." },
        { "receipt_case", OneOf(("lower", false), ("upper", true)), o => o.Receipt.UpperCase, (o, v) => o with { Receipt = o.Receipt with { UpperCase = v } }, "Hex letters in receipts." },
    };

    public IdFormat Format { get; init; }

    public long? First { get; init; }

    public SmscIdForm Response { get; init; } = new();

    public SmscIdForm Receipt { get; init; } = new();

    public static IdKeys Of(SmscIdOptions options) => new()
    {
        Format = (IdFormat)((options.Response.Hex ? 1 : 0) | (options.Receipt.Hex ? 2 : 0)),
        First = options.First,
        Response = options.Response,
        Receipt = options.Receipt,
    };

    public SmscIdOptions Create() => new()
    {
        First = First,
        Response = Response with { Hex = Format is IdFormat.Hex or IdFormat.HexThenDec },
        Receipt = Receipt with { Hex = Format is IdFormat.Hex or IdFormat.DecThenHex },
    };
}

/// <summary>The base of message_ids: first bit in the answer, second bit in receipts.</summary>
internal enum IdFormat
{
    Dec = 0,
    HexThenDec = 1,
    DecThenHex = 2,
    Hex = 3,
}
