using SmppSaga.Smpp.LongMessages;
using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.Tests.LongMessages;

public class UserDataHeaderTests
{
    [Fact]
    public void Several_elements_are_read_in_wire_order_and_written_again()
    {
        byte[] octets = Convert.FromHexString("0F0804ABCD0302" + "0504158A0000" + "250103" + "68690A");

        Assert.True(UserDataHeader.TryRead(octets, out UserDataHeader? header, out ReadOnlyMemory<byte> text));

        Assert.Equal("68690A", Convert.ToHexString(text.Span));
        Assert.Equal([0x08, 0x05, 0x25], header.Elements.Select(e => e.Id));
        Assert.Equal(new ConcatenationInfo(0xABCD, 3, 2), header.Concatenation);
        Assert.Equal(((ushort)0x158A, (ushort)0), header.Ports);
        Assert.Same(Gsm7Alphabet.For(NationalLanguage.Portuguese, NationalLanguage.Default), header.Alphabet);
        Assert.Equal(octets[..16], header.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("05")]
    [InlineData("050003AB02")]
    [InlineData("0500")]
    [InlineData("0100")]
    [InlineData("0300040102")]
    [InlineData("FF00")]
    [InlineData("06000301020100")]
    public void A_header_that_leads_beyond_its_octets_is_none(string hex)
    {
        byte[] octets = Convert.FromHexString(hex);

        Assert.False(UserDataHeader.TryRead(octets, out UserDataHeader? header, out ReadOnlyMemory<byte> text));
        Assert.Null(header);
        Assert.Equal(octets, text.ToArray());
    }

    [Theory]
    [InlineData("00")]
    [InlineData("050003AB0003")]
    [InlineData("050003AB0300")]
    [InlineData("050003AB0304")]
    [InlineData("0400020102")]
    [InlineData("0408020102")]
    public void Impossible_numbers_are_no_concatenation(string hex)
    {
        Assert.True(UserDataHeader.TryRead(Convert.FromHexString(hex), out UserDataHeader? header, out _));

        Assert.Null(header.Concatenation);
    }

    [Fact]
    public void Of_repeated_elements_the_last_counts()
    {
        Assert.True(UserDataHeader.TryRead(Convert.FromHexString("0A" + "0003010201" + "0003020202"), out UserDataHeader? header, out _));

        Assert.Equal(new ConcatenationInfo(2, 2, 2), header.Concatenation);
    }

    [Fact]
    public void Eight_bit_ports_are_read()
    {
        Assert.True(UserDataHeader.TryRead(Convert.FromHexString("040402F0F1"), out UserDataHeader? header, out _));

        Assert.Equal(((ushort)0xF0, (ushort)0xF1), header.Ports);
        Assert.Null(header.Concatenation);
    }

    [Fact]
    public void A_header_beyond_255_octets_is_refused()
    {
        InformationElement element = new(0x70, new byte[254]);

        Assert.Contains("at most 255 octets", Assert.Throws<ArgumentException>(() => new UserDataHeader([element])).Message, StringComparison.Ordinal);
    }
}
