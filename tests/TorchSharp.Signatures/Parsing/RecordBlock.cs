namespace TorchSharp.Signatures;

/// <summary>
/// One type in the text: a line for it, an indented line per member, a blank line behind. Lines with <c>#</c> are comments; a supplement may
/// also have <c>- member</c> and <c>where T : constraint</c>.
/// </summary>
sealed record RecordBlock(TypeSignature Header, IReadOnlyList<MemberSignature> Members)
{
    const string Removal = "- ";
    const string Where = "where ";

    IReadOnlyList<MemberSignature> Removed { get; init; } = [];

    IReadOnlyList<TypeConstraint> Constraints { get; init; } = [];

    public static IEnumerable<RecordBlock> Read(string text)
    {
        TypeSignature? header = null;
        var lines = new List<string>();
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                if (header is null) throw new FormatException($"A member without a type: '{line}'.");
                lines.Add(line[2..]);
                continue;
            }
            if (header is not null) yield return Read(header, lines);
            header = TypeHeaderParser.Parse(line);
            lines.Clear();
        }
        if (header is not null) yield return Read(header, lines);
    }

    /// <summary>This block with the lines of a supplement.</summary>
    public RecordBlock With(RecordBlock addition)
    {
        if (addition.Removed.FirstOrDefault(member => !Members.Contains(member)) is { } missing)
            throw new FormatException($"{Header} has no member '{missing}' to take away.");
        return this with
        {
            Members = [.. Members.Except(addition.Removed), .. addition.Members],
            Constraints = [.. Constraints, .. addition.Constraints],
        };
    }

    public TypeSignature ToType() => Header with { Members = [.. Members], Constraints = [.. Constraints] };

    static RecordBlock Read(TypeSignature header, List<string> lines)
    {
        MemberSignature Parse(string line) =>
            header.Kind == TypeKind.Enum
                ? MemberParser.ParseEnumValue(line)
                : WithoutSpuriousAnnotations(MemberParser.Parse(line), header.TypeParameters);
        var members = lines.Where(line => !Starts(line, Removal) && !Starts(line, Where));
        return new RecordBlock(header, [.. members.Select(Parse)])
        {
            Removed = [.. lines.Where(line => Starts(line, Removal)).Select(line => Parse(line[Removal.Length..]))],
            Constraints = [.. lines.Where(line => Starts(line, Where)).Select(line => Constraint(line[Where.Length..]))],
        };
    }

    static bool Starts(string line, string prefix) => line.StartsWith(prefix, StringComparison.Ordinal);

    static TypeConstraint Constraint(string text)
    {
        var cursor = new TextCursor(text);
        var name = cursor.Identifier();
        cursor.Expect(" : ");
        var required = new List<TypeReference>();
        do required.Add(cursor.Take("new()") ? new NamedType("new()") : TypeReferenceParser.Parse(cursor));
        while (cursor.Take(", "));
        return cursor.AtEnd ? new TypeConstraint(name, [.. required]) : throw cursor.Error("the end of the constraint");
    }

    /// <summary>
    /// The record shows a <c>?</c> on every parameter whose type is an unconstrained type parameter. TorchSharp's source has none, and code that
    /// overrides <c>forward(T input)</c> without one compiles without a warning.
    /// </summary>
    static MemberSignature WithoutSpuriousAnnotations(MemberSignature member, EquatableList<string> ofType)
    {
        if (member is not MethodSignature method) return member;
        string[] names = [.. ofType, .. method.TypeParameters];
        bool IsTypeParameter(TypeReference type) =>
            type is NamedType { Arguments.Count: 0 } named && names.Contains(named.Name, StringComparer.Ordinal);
        return method with
        {
            Parameters = [.. method.Parameters.Select(p => IsTypeParameter(p.Type.Unwrapped) ? p with { Type = p.Type.Unwrapped } : p)],
        };
    }
}
