using System.IO.Pipelines;

namespace SmppSaga.Smpp;

/// <summary>A connection and its name.</summary>
/// <param name="Pipe">The two octet streams. If it can be disposed, that breaks every read and write under way.</param>
/// <param name="Peer">The other side, for logs.</param>
internal sealed record SmppTransport(IDuplexPipe Pipe, string Peer);
