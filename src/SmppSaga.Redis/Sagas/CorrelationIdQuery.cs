using System.Linq.Expressions;
using MassTransit;

namespace SmppSaga.Redis.Sagas;

/// <summary>Finds <c>saga.CorrelationId == value</c> among the conditions of a filter that are joined by and.</summary>
internal static class CorrelationIdQuery
{
    public static Guid? IdOf(LambdaExpression filter) => IdOf(filter.Body, filter.Parameters[0]);

    private static Guid? IdOf(Expression condition, ParameterExpression saga) => condition switch
    {
        BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } both => IdOf(both.Left, saga) ?? IdOf(both.Right, saga),
        BinaryExpression { NodeType: ExpressionType.Equal } equal when IsCorrelationId(equal.Left, saga) => ValueOf(equal.Right),
        BinaryExpression { NodeType: ExpressionType.Equal } equal when IsCorrelationId(equal.Right, saga) => ValueOf(equal.Left),
        _ => null,
    };

    private static bool IsCorrelationId(Expression expression, ParameterExpression saga) =>
        expression is MemberExpression { Member.Name: nameof(ISaga.CorrelationId), Expression: { } owner }
        && (owner == saga || (owner is UnaryExpression { NodeType: ExpressionType.Convert } converted && converted.Operand == saga));

    private static Guid? ValueOf(Expression expression) =>
        expression.Type == typeof(Guid) ? Expression.Lambda<Func<Guid>>(expression).Compile(preferInterpretation: true)() : null;
}
