using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Values;

/// <summary>A secret of at most so many characters: never shown; written out in the file it is worth a warning.</summary>
/// <param name="max">Characters at most.</param>
/// <param name="writtenAs">What the option table and a written file show in its place.</param>
/// <param name="isSecret">Whether a text holds a secret at all; left out, every text does.</param>
internal sealed class SecretKind(int max, string writtenAs, Func<string, bool>? isSecret = null)
    : ScalarKind<string>($"text of at most {max} characters", (string text, out string value) => (value = text).Length <= max, _ => writtenAs)
{
    public override bool Secret => true;

    public override string Read(FileNode node, KeyPath path, string current, LoadContext context)
    {
        if (node is ScalarNode { Text.Length: > 0, Place.InFile: true } scalar && SecretReferences.IsLiteral(scalar.Text) && isSecret?.Invoke(scalar.Text) != false)
        {
            context.Warning(scalar.Place, $"{path} holds a secret in plain text, expected ${{env:NAME}} or ${{file:path}}");
        }

        return base.Read(node, path, current, context);
    }
}
