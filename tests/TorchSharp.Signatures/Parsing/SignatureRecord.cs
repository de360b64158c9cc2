namespace TorchSharp.Signatures;

/// <summary>The public signatures of TorchSharp 0.107: the record, and what a supplement adds to it.</summary>
public sealed class SignatureRecord
{
    readonly Dictionary<TypeKey, TypeSignature> byKey = [];

    SignatureRecord(IReadOnlyList<TypeSignature> types)
    {
        Types = types;
        foreach (var type in types)
            if (!byKey.TryAdd(type.Key, type)) throw new FormatException($"{type} is recorded twice.");
    }

    /// <summary>All types, in the order of the record.</summary>
    public IReadOnlyList<TypeSignature> Types { get; }

    /// <summary>The type of that name and number of type parameters, or null.</summary>
    public TypeSignature? Find(TypeKey key) => byKey.GetValueOrDefault(key);

    /// <summary>The type that <paramref name="reference"/> speaks of, or null if it is none of the record.</summary>
    public TypeSignature? Find(TypeReference reference) =>
        reference.Unwrapped is NamedType named ? Find(new TypeKey(named.Name, named.Arguments.Count)) : null;

    /// <summary>The base class as recorded, or null if it is <see cref="object"/> or outside the record.</summary>
    public TypeSignature? BaseClass(TypeSignature type) =>
        type.Bases is [var first, ..] && Find(first) is { Kind: not TypeKind.Interface } found ? found : null;

    /// <summary>Reads the record and the supplement that come with this library.</summary>
    public static SignatureRecord Load() => Parse(Resource("torchsharp-0.107-api.txt"), Resource("supplement.txt"));

    /// <summary>Reads a record and what is to be added to it.</summary>
    /// <exception cref="FormatException">A line is not of the format, a type is there twice, or a member to take away is not there.</exception>
    public static SignatureRecord Parse(string record, string supplement = "")
    {
        var blocks = RecordBlock.Read(record).ToList();
        var additions = RecordBlock.Read(supplement).ToLookup(block => block.Header.Key);
        var known = blocks.Select(block => block.Header.Key).ToHashSet();
        return new SignatureRecord(
        [
            .. blocks.Select(block => additions[block.Header.Key].Aggregate(block, (merged, addition) => merged.With(addition)).ToType()),
            .. additions.Where(group => !known.Contains(group.Key)).SelectMany(group => group).Select(block => block.ToType()),
        ]);
    }

    static string Resource(string name)
    {
        using var stream = typeof(SignatureRecord).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
