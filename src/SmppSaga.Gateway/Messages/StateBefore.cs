using SmppSaga.Contracts;

namespace SmppSaga.Gateway.Messages;

/// <summary>How a message stood before a record: an event goes out when something becomes true, not while it stays true.</summary>
internal readonly record struct StateBefore(bool IsTerminal, bool AllIntended, bool AllTaken, DeliveryStatus Told)
{
    public static StateBefore Of(MessageSaga saga) => new(saga.IsTerminal, saga.AllIntended, saga.AllTaken, saga.ToldStatus);
}
