using System.Reflection;

namespace TorchSharp.Signatures.Tests;

/// <summary>The assembly that is compiled from the record has what the record has.</summary>
public sealed class ReferenceAssemblyTests
{
    static readonly SignatureRecord Record = SignatureRecord.Load();

    static readonly Assembly Reference = typeof(torch).Assembly;

    [Fact]
    public void What_is_compiled_is_what_is_recorded()
    {
        var leftOut = LeftOutMembers();
        var differences = new SignatureComparison(Record).Differences(Reference.GetExportedTypes())
            .Where(difference => !leftOut.Contains((difference.Type, difference.Member))).ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void Every_recorded_type_is_compiled_unless_it_is_listed()
    {
        var listed = SourceWriter.Write(Record).LeftOut.Select(item => item.What).ToHashSet(StringComparer.Ordinal);
        var compiled = Reference.GetExportedTypes()
            .Select(type => new TypeKey(Signatures.Reflection.Name(type), type.GetGenericArguments().Length)).ToHashSet();
        Assert.DoesNotContain(Record.Types, type => !listed.Contains(type.ToString()) && !compiled.Contains(type.Key));
    }

    [Fact]
    public void Every_recorded_member_is_compiled_unless_it_is_listed()
    {
        var leftOut = LeftOutMembers();
        var missing =
            from type in Reference.GetExportedTypes()
            where !typeof(Delegate).IsAssignableFrom(type)
            let recorded = Record.Find(new TypeKey(Signatures.Reflection.Name(type), type.GetGenericArguments().Length))
            where recorded is not null
            let names = Signatures.Reflection.Members(type).Select(member => member.Name).ToHashSet(StringComparer.Ordinal)
            from member in recorded.Members
            where !names.Contains(member.Name) && !leftOut.Contains((recorded.ToString(), member.ToString()!))
            select $"{recorded}: {member}";
        Assert.Empty(missing);
    }

    [Fact]
    public void What_is_left_out_rests_on_types_that_are_not_recorded()
    {
        string[] unknown = ["torch.distributions.", "TransformedDistribution", "Gamma", "HistogramBinSelector.Tensorflow"];
        var (_, leftOut) = SourceWriter.Write(Record);
        Assert.NotEmpty(leftOut);
        Assert.All(leftOut, item => Assert.Contains(unknown, name => item.Reason.Contains(name, StringComparison.Ordinal)));
    }

    static HashSet<(string Type, string Member)> LeftOutMembers() =>
    [
        .. SourceWriter.Write(Record).LeftOut.Select(item => item.What.Split(", ", 2)).Where(parts => parts.Length == 2)
            .Select(parts => (parts[0], parts[1])),
    ];
}
