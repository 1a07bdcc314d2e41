namespace SmppSaga.Gateway.Configuration;

/// <summary>One SMSC account: address, credentials, limits and the SMSC's habits.</summary>
public sealed record ConnectorOptions
{
    /// <summary>Host names or addresses, at least one, tried in order.</summary>
    public IReadOnlyList<string> Host { get; init; } = [];

    /// <summary>TCP port, 1 to 65535.</summary>
    public int Port { get; init; } = 2775;

    /// <summary>system_id (SMPP 3.4, 5.2.1), 1 to 15 characters.</summary>
    public string SystemId { get; init; } = "";

    /// <summary>password (SMPP 3.4, 5.2.2), at most 8 characters.</summary>
    public string Password { get; init; } = "";

    /// <summary>system_type (SMPP 3.4, 5.2.3), at most 12 characters.</summary>
    public string SystemType { get; init; } = "";

    /// <summary>interface_version octet (SMPP 3.4, 5.2.4): 0x33, 0x34 or 0x50.</summary>
    public byte InterfaceVersion { get; init; } = 0x34;

    /// <summary>address_range of the bind (SMPP 3.4, 5.2.7), at most 40 characters.</summary>
    public string AddressRange { get; init; } = "";

    public BindMode Bind { get; init; } = BindMode.Transceiver;

    /// <summary>Sessions over the whole fleet, 1 to 100. A pair counts as one.</summary>
    public int Binds { get; init; } = 1;

    /// <summary>Unanswered submits on one bind, 1 to 10,000.</summary>
    public int Window { get; init; } = 10;

    /// <summary>Parts per second over the whole fleet; 0 is no limit of ours.</summary>
    public int Tps { get; init; }

    /// <summary>Parts per second of one sender number over the whole fleet; 0 is no limit of ours.</summary>
    public int TpsPerSender { get; init; }

    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan EnquireLinkInterval { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan EnquireLinkTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan BindTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>First wait after the SMSC refused the credentials.</summary>
    public TimeSpan AuthBackoff { get; init; } = TimeSpan.FromSeconds(60);

    public UnknownOutcome OnUnknownOutcome { get; init; } = UnknownOutcome.Resend;

    public MessageIdFormat MessageIdFormat { get; init; } = MessageIdFormat.AsIs;

    public DefaultAlphabet DefaultAlphabet { get; init; } = DefaultAlphabet.Gsm7;

    public LongMessages LongMessages { get; init; } = LongMessages.Udh8;

    public DestinationFormat DestinationFormat { get; init; } = DestinationFormat.AsIs;

    /// <summary>IANA time zone of the dates in this SMSC's receipts; empty leaves them as written.</summary>
    public string SmscTimeZone { get; init; } = "";

    /// <summary>registered_delivery octet (SMPP 3.4, 5.2.17): 0 none, 1 every outcome, 2 failures only; 16 adds intermediate notifications.</summary>
    public byte RegisteredDelivery { get; init; } = 1;

    public bool AsksForReceipts() => (RegisteredDelivery & 3) != 0;

    /// <summary>What a command_status other than 0 means as an answer to submit_sm, where it is not the usual.</summary>
    public IReadOnlyDictionary<uint, StatusClass> StatusClasses { get; init; } = new Dictionary<uint, StatusClass>();

    /// <summary>What a receipt's state (upper case) means where it is not the usual; an intermediate notification is Pending whatever it says.</summary>
    public IReadOnlyDictionary<string, ReceiptMeaning> ReceiptStates { get; init; } = new Dictionary<string, ReceiptMeaning>(StringComparer.Ordinal);

    public ReceiptParts ReceiptParts { get; init; } = ReceiptParts.Each;

    /// <summary>Whether a receipt must come from the number that the part went to, by the last 8 digits.</summary>
    public bool ReceiptAddressCheck { get; init; } = true;

    /// <summary>How long a deliver_sm waits for its report to be stored before it is refused.</summary>
    public TimeSpan DeliverAckTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public DeliverStorageError DeliverStorageError { get; init; } = DeliverStorageError.TemporaryAppError;

    /// <summary>service_type of every submit_sm (SMPP 3.4, 5.2.11), at most 5 characters.</summary>
    public string ServiceType { get; init; } = "";

    /// <summary>source_addr_ton (SMPP 3.4, 5.2.5).</summary>
    public byte SourceAddrTon { get; init; }

    /// <summary>source_addr_npi (SMPP 3.4, 5.2.6).</summary>
    public byte SourceAddrNpi { get; init; }

    /// <summary>dest_addr_ton (SMPP 3.4, 5.2.5).</summary>
    public byte DestAddrTon { get; init; } = 1;

    /// <summary>dest_addr_npi (SMPP 3.4, 5.2.6).</summary>
    public byte DestAddrNpi { get; init; } = 1;

    public TlsOptions Tls { get; init; } = new();

    /// <summary>What holds here: the connector's own timers over those of the gateway.</summary>
    public TimerOptions Timers { get; init; } = new();

    /// <summary>The account without its password.</summary>
    public override string ToString() => $"{SystemId}@{string.Join(',', Host)}:{Port}";
}
