using SmppSaga.Contracts;

namespace SmppSaga.Gateway.Routing;

/// <summary>The operator of one number.</summary>
/// <param name="Lookup">The number as it was looked up.</param>
/// <param name="Prefix">The longest prefix that matches; null when none does or none was asked.</param>
/// <param name="Operator">The operator's name, or <see cref="OperatorTable.Unknown"/>.</param>
/// <param name="Number">The operator's sender number; empty when it has none.</param>
/// <param name="Source">How the operator was found.</param>
public readonly record struct OperatorMatch(string Lookup, string? Prefix, string Operator, string Number, OperatorSource Source);
