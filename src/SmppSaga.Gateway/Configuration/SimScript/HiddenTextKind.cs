using SmppSaga.Gateway.Configuration.Values;

namespace SmppSaga.Gateway.Configuration.SimScript;

/// <summary>A text that findings do not show, such as a made-up password; unlike a real secret it may stand in the file.</summary>
internal sealed class HiddenTextKind(int max)
    : ScalarKind<string>($"text of at most {max} characters", (string text, out string value) => (value = text).Length <= max, _ => "…")
{
    public override bool Secret => true;
}
