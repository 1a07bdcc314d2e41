using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>Who may bind, and the account of each system_id that did.</summary>
internal sealed class Accounts(IReadOnlyDictionary<string, string> passwords)
{
    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    public IEnumerable<Account> All => _accounts.Values;

    public CommandStatus Check(BindRequest bind)
    {
        if (passwords.Count == 0)
        {
            return CommandStatus.ESME_ROK;
        }

        return !passwords.TryGetValue(bind.SystemId, out string? password) ? CommandStatus.ESME_RINVSYSID
            : CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes(bind.Password)) ? CommandStatus.ESME_ROK
            : CommandStatus.ESME_RINVPASWD;
    }

    public Account Of(string systemId) => _accounts.GetOrAdd(systemId, static id => new Account(id));
}
