using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Values;

/// <summary>A secret of at most so many characters: never shown; written out in the file it is worth a warning.</summary>
internal sealed class SecretKind(int max, string writtenAs)
    : ScalarKind<string>($"text of at most {max} characters", (string text, out string value) => (value = text).Length <= max, _ => writtenAs)
{
    public override bool Secret => true;

    public override string Read(FileNode node, KeyPath path, string current, LoadContext context)
    {
        if (node is ScalarNode { Text.Length: > 0, Place.InFile: true } scalar && SecretReferences.IsLiteral(scalar.Text))
        {
            context.Warning(scalar.Place, $"{path} is written out, expected ${{env:NAME}} or ${{file:path}}");
        }

        return base.Read(node, path, current, context);
    }
}
