using System.Text.RegularExpressions;

namespace TorchSharp.Signatures.Tests;

/// <summary>What is read from the record is what stands there.</summary>
public sealed partial class SpellingTests
{
    static readonly (string Name, string Keyword)[] Keywords =
        [("Int16", "short"), ("UInt16", "ushort"), ("UInt64", "ulong"), ("SByte", "sbyte"), ("Char", "char")];

    [Fact]
    public void Every_member_prints_as_it_is_recorded()
    {
        var different = new List<string>();
        var checkedLines = 0;
        foreach (var line in MemberLines().Where(line => !line.Contains("ValueTuple<", StringComparison.Ordinal)))
        {
            checkedLines++;
            var isValue = EnumValueLine().IsMatch(line);
            var printed = (isValue ? MemberParser.ParseEnumValue(line) : MemberParser.Parse(line)).ToString();
            if (!string.Equals(printed, isValue ? line : WithKeywords(line), StringComparison.Ordinal)) different.Add($"{line} -> {printed}");
        }
        Assert.Empty(different);
        Assert.True(checkedLines > 4000, $"Only {checkedLines} lines were checked.");
    }

    [Theory]
    [InlineData("ValueTuple<T1, T2>?", "(T1, T2)?")]
    [InlineData("IEnumerable<(string, torch.Tensor)>", "IEnumerable<(string, torch.Tensor)>")]
    [InlineData("float[,,]", "float[,,]")]
    [InlineData("long[]?", "long[]?")]
    [InlineData("Func<Int16, Char>", "Func<short, char>")]
    public void Types_have_one_spelling(string recorded, string spelling) => Assert.Equal(spelling, TypeReferenceParser.Parse(recorded).ToString());

    [Theory]
    [InlineData("torch.Tensor")]
    [InlineData("torch.Tensor abs(")]
    [InlineData("torch.Tensor abs(long)")]
    [InlineData("long this[int i] { get }")]
    [InlineData("void add(long a, )")]
    [InlineData("List<long add()")]
    [InlineData("void add() and more")]
    public void A_line_of_another_form_is_refused_with_the_line(string line)
    {
        var error = Assert.Throws<FormatException>(() => MemberParser.Parse(line));
        Assert.Contains(line, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_supplement_adds_constrains_and_takes_away()
    {
        var record = SignatureRecord.Parse(
            "class torch.Tensor\n  T item<T>()\n  long size\n",
            "# a comment\nclass torch.Tensor\n  where T : unmanaged\n  - long size\n  long size { get; }\n\nclass TorchSharp.Utils.Accessor<T>\n");
        var tensor = record.Find(new TypeKey("torch.Tensor", 0))!;
        Assert.Equal("T item<T>(), long size { get; }", string.Join(", ", tensor.Members));
        Assert.Equal("T", Assert.Single(tensor.Constraints).TypeParameter);
        var accessor = record.Find(new TypeKey("Accessor", 1))!;
        Assert.Equal("TorchSharp.Utils", accessor.Namespace);
    }

    [Fact]
    public void A_supplement_that_takes_away_what_is_not_there_is_refused() =>
        Assert.Throws<FormatException>(() => SignatureRecord.Parse("class A\n  long size\n", "class A\n  - long length\n"));

    static IEnumerable<string> MemberLines()
    {
        using var stream = typeof(SignatureRecord).Assembly.GetManifestResourceStream("torchsharp-0.107-api.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.StartsWith("  ", StringComparison.Ordinal))
                yield return line[2..];
    }

    /// <summary>Names of types as keywords, without touching the names of methods such as <c>ToInt16</c>.</summary>
    static string WithKeywords(string line) => Keywords.Aggregate(
        line,
        (text, pair) =>
            Regex.Replace(text, $@"(?<![\w.]){pair.Name}(?=[\[\]?>,) ])", pair.Keyword, RegexOptions.None, TimeSpan.FromSeconds(1)));

    [GeneratedRegex(@"^\w+ = -?\d+$", RegexOptions.NonBacktracking)]
    private static partial Regex EnumValueLine();
}
