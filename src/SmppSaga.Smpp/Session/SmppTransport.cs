using System.IO.Pipelines;

namespace SmppSaga.Smpp;

/// <summary>A connection: two octet streams and what closes it at once.</summary>
/// <param name="Pipe">The streams.</param>
/// <param name="Owner">Disposing it breaks every read and write under way; null when completing the pipe does.</param>
/// <param name="Peer">The other side, for logs.</param>
internal sealed record SmppTransport(IDuplexPipe Pipe, IDisposable? Owner, string Peer);
