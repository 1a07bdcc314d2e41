namespace SmppSaga.Gateway.Messages.Facts;

/// <summary>Something that happened to one message. Facts come in any order and more than once.</summary>
internal interface IMessageFact
{
    Guid SmsId { get; }
}
