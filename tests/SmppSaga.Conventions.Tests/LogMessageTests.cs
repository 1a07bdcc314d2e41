using System.Reflection;
using Microsoft.Extensions.Logging;

namespace SmppSaga.Conventions.Tests;

public sealed class LogMessageTests
{
    private static readonly string[] Secret = ["{text}", "{password}", "{shortmessage}", "{data}", "{to}", "{msisdn}", "{recipient}", "{destination}", "{body}"];

    private static readonly (MethodInfo Method, LoggerMessageAttribute Message)[] Messages =
    [
        .. from assembly in Rooms.RoomTable.Assemblies.Keys
           from type in Assembly.Load(assembly).GetTypes()
           from method in type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance)
           let message = method.GetCustomAttribute<LoggerMessageAttribute>()
           where message is not null
           select (method, message),
    ];

    [Fact]
    public void Event_ids_are_given_and_unique_over_the_whole_product()
    {
        Assert.DoesNotContain(Messages, x => x.Message.EventId <= 0);
        Violations.None(Messages.GroupBy(x => x.Message.EventId).Where(x => x.Count() > 1)
            .Select(x => $"{x.Key}: {string.Join(", ", x.Select(y => $"{y.Method.DeclaringType}.{y.Method.Name}"))}"));
    }

    [Fact]
    public void No_template_names_a_text_a_password_or_a_recipient()
    {
        Violations.None(Messages.Where(x => Secret.Any(y => x.Message.Message.Contains(y, StringComparison.OrdinalIgnoreCase)))
            .Select(x => $"{x.Method.DeclaringType}.{x.Method.Name}: {x.Message.Message}"));
    }
}
