namespace SmppSaga.Conventions.Tests.Rooms;

/// <summary>One type uses another, anywhere: in a signature, a body, a generic argument, an attribute. Nested and generated types count as their outermost one.</summary>
internal sealed record TypeUse(string User, string UserNamespace, string Used, string UsedNamespace)
{
    public override string ToString() => $"{User} uses {Used}";
}
