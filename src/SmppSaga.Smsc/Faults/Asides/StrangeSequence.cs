namespace SmppSaga.Smsc;

/// <summary>sequence_numbers for requests that go past the session, far from those that it uses.</summary>
internal static class StrangeSequence
{
    private const int First = 0x7000_0000;
    private static int _last;

    public static uint Next() => (uint)(First + (Interlocked.Increment(ref _last) & 0xFF_FFFF));
}
