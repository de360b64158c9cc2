namespace TorchSharp.Signatures;

/// <summary>
/// Holds an assembly to the record: all that it exposes in the namespaces of TorchSharp must be recorded with the same signature, and of every
/// method name that it exposes on a type, all overloads must be there: with a subset, the same call may bind to another overload.
/// </summary>
/// <remarks>
/// Compared are kinds, bases, types, parameter names and defaults, <c>params</c>, <c>ref</c>, statics, visibility and dispatch. Not compared is what
/// the record does not tell: tuple element names, constraints, sealed classes, and the nullability of references.
/// </remarks>
public sealed class SignatureComparison
{
    readonly SignatureRecord record;
    readonly TypeScope scope;
    readonly Inheritance inheritance;

    public SignatureComparison(SignatureRecord record)
    {
        this.record = record;
        scope = new TypeScope(record, new HashSet<TypeKey>());
        inheritance = new Inheritance(record, scope);
    }

    /// <summary>All departures of <paramref name="types"/> from the record, in order of type and member.</summary>
    public IReadOnlyList<Difference> Differences(IEnumerable<Type> types) =>
        [.. types.Where(IsTorchSharps).OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Differences)];

    /// <summary>
    /// What the record has and <paramref name="types"/> lack altogether: types, and names of members of the types that are there (<c>Type: name</c>).
    /// </summary>
    public IReadOnlyList<string> LeftOut(IEnumerable<Type> types)
    {
        var exposed = types.Where(IsTorchSharps).ToLookup(type => new TypeKey(Reflection.Name(type), type.GetGenericArguments().Length));
        return
        [
            .. record.Types.SelectMany(recorded => exposed[recorded.Key].FirstOrDefault() is { } type
                ? MissingNames(type, recorded).Select(name => $"{recorded}: {name}")
                : [recorded.ToString()]),
        ];
    }

    static IEnumerable<string> MissingNames(Type type, TypeSignature recorded)
    {
        var names = Reflection.BaseClasses(type).Append(type).SelectMany(Reflection.Members).Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        return recorded.Members.Select(member => member.Name).Distinct(StringComparer.Ordinal).Where(name => !names.Contains(name));
    }

    static bool IsTorchSharps(Type type) =>
        type.Namespace is "TorchSharp" || type.Namespace?.StartsWith("TorchSharp.", StringComparison.Ordinal) == true;

    IEnumerable<Difference> Differences(Type type)
    {
        var key = new TypeKey(Reflection.Name(type), type.GetGenericArguments().Length);
        if (record.Find(key) is { } recorded)
            return HeaderDifferences(type, recorded).Concat(MemberDifferences(type, recorded)).Concat(MissingOverloads(type, recorded));
        var isContainer = !Reflection.Members(type).Any();
        return isContainer && record.Types.Any(other => other.ShortName.StartsWith(key.Name + ".", StringComparison.Ordinal))
            ? []
            : [new Difference(Reflection.Reference(type).ToString()!, "", "no such type in TorchSharp", [])];
    }

    static IEnumerable<Difference> HeaderDifferences(Type type, TypeSignature recorded)
    {
        var kind = Reflection.Kind(type);
        if (kind != recorded.Kind) yield return new Difference(recorded.ToString(), "", $"is a {kind}, not a {recorded.Kind}", []);
        if (!string.Equals(type.Namespace, recorded.Namespace, StringComparison.Ordinal))
            yield return new Difference(recorded.ToString(), "", $"is in {type.Namespace}, not in {recorded.Namespace}", []);
        if (kind is TypeKind.Enum or TypeKind.Delegate) yield break;
        var bases = Reflection.Bases(type).ToHashSet();
        foreach (var missing in recorded.Bases.Where(required => !bases.Contains(required)))
            yield return new Difference(recorded.ToString(), "", $"does not derive from {missing}", []);
        if (type.BaseType is { } ancestor && ancestor != typeof(object) && ancestor != typeof(ValueType) &&
            !recorded.Bases.Contains(Reflection.Reference(ancestor)))
            yield return new Difference(recorded.ToString(), "", $"derives from {Reflection.Reference(ancestor)}", []);
    }

    IEnumerable<Difference> MemberDifferences(Type type, TypeSignature recorded)
    {
        var visible = Recorded(recorded).ToLookup(member => member.Name, StringComparer.Ordinal);
        foreach (var member in Reflection.Members(type).Select(member => Normalise(member, recorded)))
        {
            var candidates = visible[member.Name].ToList();
            if (candidates.Exists(candidate => Same(member, candidate))) continue;
            var problem = candidates.Count == 0 ? "not in TorchSharp" : "differs from TorchSharp";
            var lines = candidates.Select(candidate => candidate.ToString()!).Distinct(StringComparer.Ordinal);
            yield return new Difference(recorded.ToString(), member.ToString()!, problem, [.. lines]);
        }
    }

    IEnumerable<Difference> MissingOverloads(Type type, TypeSignature recorded)
    {
        var exposed = Inherited(Reflection.BaseClasses(type).SelectMany(Reflection.Members)).Concat(Reflection.Members(type)).Where(IsOverloadable)
            .Select(member => Normalise(member, recorded)).ToLookup(member => member.Name, StringComparer.Ordinal);
        return
            from required in recorded.Members.Select(member => Normalise(member, recorded))
            where IsOverloadable(required) && exposed.Contains(required.Name) && !exposed[required.Name].Any(member => Same(member, required))
            select new Difference(recorded.ToString(), required.ToString()!, "lacks an overload of a name that it exposes", []);
    }

    static bool IsOverloadable(MemberSignature member) => member is MethodSignature or PropertySignature { IsIndexer: true };

    /// <summary>What the record has for a type: its own members and inherited ones.</summary>
    IEnumerable<MemberSignature> Recorded(TypeSignature type) =>
        Inherited(inheritance.BaseClasses(type).SelectMany(ancestor => ancestor.Members)).Concat(type.Members).Select(member => Normalise(member, type));

    static IEnumerable<MemberSignature> Inherited(IEnumerable<MemberSignature> members) => members.Where(member => !IsConstructor(member));

    static bool IsConstructor(MemberSignature member) => member is MethodSignature { IsConstructor: true };

    /// <summary>
    /// Annotations of references are not compared. Nor is whether a constructor of an abstract class is public or protected: only derived classes
    /// can call it.
    /// </summary>
    MemberSignature Normalise(MemberSignature member, TypeSignature type)
    {
        var plain = Inheritance.Rewrite(member, scope.WithoutAnnotations);
        return IsConstructor(plain) && type.Kind == TypeKind.AbstractClass ? plain with { IsProtected = true } : plain;
    }

    /// <summary>The record does not tell which properties are protected or virtual, and only a supplement does for some.</summary>
    static bool Same(MemberSignature member, MemberSignature recorded) => recorded switch
    {
        PropertySignature { Dispatch: Dispatch.Direct } => recorded.Equals(member with { IsProtected = false, Dispatch = Dispatch.Direct }),
        PropertySignature => recorded.Equals(member with { IsProtected = false }),
        _ => recorded.Equals(member),
    };
}
