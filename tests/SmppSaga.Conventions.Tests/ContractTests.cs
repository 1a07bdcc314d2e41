using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using MassTransit;
using SmppSaga.Contracts;

namespace SmppSaga.Conventions.Tests;

/// <summary>What other teams' services build on: names, shapes and the wire must not move.</summary>
public sealed class ContractTests
{
    private static readonly Type[] Public = typeof(SendSms).Assembly.GetExportedTypes();
    private static readonly Type[] Records = [.. Public.Where(x => !x.IsEnum)];

    [Fact]
    public void Live_in_the_one_frozen_namespace()
    {
        Assert.All(Public, x => Assert.Equal("SmppSaga.Contracts", x.Namespace));
    }

    [Fact]
    public void Are_sealed_records_or_enums()
    {
        Assert.All(Records, x => Assert.True(x is { IsClass: true, IsSealed: true } && x.GetMethod("<Clone>$") is not null, $"{x} is no sealed record"));
    }

    // MassTransit makes an exchange for every interface that a message implements.
    [Fact]
    public void Implement_no_interface_but_their_own_equality()
    {
        Assert.All(Records, x => Assert.Equal([typeof(IEquatable<>).MakeGenericType(x)], x.GetInterfaces()));
    }

    [Fact]
    public void Enums_carry_the_converter_that_writes_their_names()
    {
        Assert.All(Public.Where(x => x.IsEnum), x => Assert.Equal(typeof(JsonStringEnumConverter<>).MakeGenericType(x), x.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType));
    }

    [Fact]
    public void Times_carry_their_offset()
    {
        Assert.DoesNotContain(Records.SelectMany(x => x.GetProperties()), x => (Nullable.GetUnderlyingType(x.PropertyType) ?? x.PropertyType) == typeof(DateTime));
    }

    // A missing member must end in a report, which a type that refuses to be read cannot give.
    [Fact]
    public void Send_sms_requires_nothing_but_its_id()
    {
        Assert.Equal([nameof(SendSms.SmsId)], typeof(SendSms).GetProperties().Where(x => x.IsDefined(typeof(RequiredMemberAttribute))).Select(x => x.Name));
    }

    [Theory]
    [InlineData(nameof(SendSms))]
    [InlineData(nameof(CancelSms))]
    [InlineData(nameof(DeliveryReported))]
    [InlineData(nameof(DeliveryCorrected))]
    [InlineData(nameof(SendSmsRefused))]
    [InlineData(nameof(SmsAcknowledged))]
    [InlineData(nameof(SmsRejected))]
    [InlineData(nameof(SmsSubmitted))]
    [InlineData(nameof(SmsUncertain))]
    [InlineData(nameof(BindStateChanged))]
    [InlineData(nameof(PauseConnector))]
    [InlineData(nameof(RebindConnector))]
    [InlineData(nameof(ResumeConnector))]
    [InlineData(nameof(StorageLossSuspected))]
    public void Keep_the_name_that_publishers_in_other_languages_write(string name)
    {
        Type type = Assert.Single(Records, x => x.Name == name);

        Assert.Equal($"urn:message:SmppSaga.Contracts:{name}", MessageUrn.ForTypeString(type));
    }
}
