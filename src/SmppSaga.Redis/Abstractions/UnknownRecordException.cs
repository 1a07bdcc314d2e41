namespace SmppSaga.Redis.Abstractions;

/// <summary>A stored record cannot be read: its kind or schema is newer than this program, or its checksum does not match. The saga must be left alone.</summary>
public sealed class UnknownRecordException(string message) : Exception(message);
