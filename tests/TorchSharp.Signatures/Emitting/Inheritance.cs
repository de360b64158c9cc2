namespace TorchSharp.Signatures;

/// <summary>What types take over from the classes and interfaces they derive from.</summary>
sealed class Inheritance(SignatureRecord record, TypeScope scope)
{
    static readonly TypeSignature ObjectMembers = new(
        "object", TypeKind.Class, [], [],
        [.. Reflection.Members(typeof(object)).Where(member => member.Dispatch == Dispatch.Virtual)]);

    /// <summary>Base classes from the nearest to <see cref="object"/>, members spelled with the type arguments of <paramref name="type"/>.</summary>
    public IEnumerable<TypeSignature> BaseClasses(TypeSignature type)
    {
        for (var current = type; record.BaseClass(current) is { } definition;)
        {
            current = Substituted(definition, (NamedType)current.Bases[0].Unwrapped);
            yield return current;
        }
        yield return ObjectMembers;
    }

    /// <summary>The nearest inherited member that <paramref name="member"/> has the name and the parameter types of.</summary>
    public MemberSignature? Overridden(TypeSignature type, MemberSignature member) =>
        BaseClasses(type).SelectMany(ancestor => ancestor.Members).FirstOrDefault(candidate => SameShape(candidate, member));

    /// <summary>Members of the interfaces of <paramref name="type"/> that nothing public in it or its base classes implements.</summary>
    public IEnumerable<(NamedType Interface, MemberSignature Member)> Unimplemented(TypeSignature type, IEnumerable<MemberSignature> written)
    {
        var candidates = BaseClasses(type).SelectMany(ancestor => ancestor.Members).Concat(written)
            .Where(member => !member.IsStatic && !member.IsProtected).ToList();
        var inherited = BaseClasses(type).SelectMany(Interfaces).ToHashSet();
        return
            from contract in Interfaces(type).Where(contract => !inherited.Contains(contract))
            from member in InterfaceMembers(contract)
            where !candidates.Exists(candidate => SameShape(candidate, member) && SameResult(candidate, member))
            select (contract, member);
    }

    /// <summary>All interfaces that <paramref name="type"/> names, and those that these require.</summary>
    IEnumerable<NamedType> Interfaces(TypeSignature type)
    {
        var own = type.Bases.OfType<NamedType>().Where(IsInterface).ToList();
        return own.Concat(own.SelectMany(Required)).Distinct();
    }

    public bool IsInterface(NamedType named) =>
        scope.TryRecorded(TypeScope.KeyOf(named), out var type)
            ? type.Kind == TypeKind.Interface
            : Platform.Find(TypeScope.KeyOf(named)) is { IsInterface: true };

    static IEnumerable<NamedType> Required(NamedType contract) =>
        Platform.Find(TypeScope.KeyOf(contract)) is { } platform
            ? platform.GetInterfaces().Select(Reflection.Reference).OfType<NamedType>()
                .Select(required => (NamedType)Substitute(required, Names(platform), contract.Arguments))
            : [];

    IEnumerable<MemberSignature> InterfaceMembers(NamedType contract)
    {
        if (scope.TryRecorded(TypeScope.KeyOf(contract), out var recorded)) return Substituted(recorded, contract).Members;
        var platform = Platform.Find(TypeScope.KeyOf(contract))!;
        return Reflection.Members(platform).Where(member => member is { IsStatic: false, Dispatch: Dispatch.Abstract })
            .Select(member => Substitute(member, Names(platform), contract.Arguments));
    }

    static EquatableList<string> Names(Type definition) => [.. definition.GetGenericArguments().Select(parameter => parameter.Name)];

    bool SameShape(MemberSignature a, MemberSignature b) => (a, b) switch
    {
        _ when !string.Equals(a.Name, b.Name, StringComparison.Ordinal) || a.IsStatic != b.IsStatic => false,
        (PropertySignature x, PropertySignature y) => SameTypes(x.Parameters, y.Parameters),
        (MethodSignature x, MethodSignature y) =>
            !x.IsConstructor && x.TypeParameters.Count == y.TypeParameters.Count && SameTypes(x.Parameters, y.Parameters),
        _ => false,
    };

    bool SameTypes(EquatableList<ParameterSignature> a, EquatableList<ParameterSignature> b) =>
        a.Select(p => scope.WithoutAnnotations(p.Type)).SequenceEqual(b.Select(p => scope.WithoutAnnotations(p.Type)));

    bool SameResult(MemberSignature a, MemberSignature b) =>
        scope.WithoutAnnotations(a.Types.First()).Equals(scope.WithoutAnnotations(b.Types.First()));

    static TypeSignature Substituted(TypeSignature definition, NamedType use) =>
        definition with
        {
            Bases = [.. definition.Bases.Select(type => Substitute(type, definition.TypeParameters, use.Arguments))],
            Members = [.. definition.Members.Select(member => Substitute(member, definition.TypeParameters, use.Arguments))],
        };

    /// <summary>The member with <paramref name="rewrite"/> applied to every type it speaks of.</summary>
    public static MemberSignature Rewrite(MemberSignature member, Func<TypeReference, TypeReference> rewrite)
    {
        EquatableList<ParameterSignature> Parameters(EquatableList<ParameterSignature> parameters) =>
            [.. parameters.Select(parameter => parameter with { Type = rewrite(parameter.Type) })];
        return member switch
        {
            MethodSignature method => method with { ReturnType = rewrite(method.ReturnType), Parameters = Parameters(method.Parameters) },
            PropertySignature property => property with { Type = rewrite(property.Type), Parameters = Parameters(property.Parameters) },
            FieldSignature field => field with { Type = rewrite(field.Type) },
            _ => member,
        };
    }

    static MemberSignature Substitute(MemberSignature member, EquatableList<string> names, EquatableList<TypeReference> arguments) =>
        Rewrite(member, type => Substitute(type, names, arguments));

    static TypeReference Substitute(TypeReference type, EquatableList<string> names, EquatableList<TypeReference> arguments) => type.Rewrite(part =>
    {
        var index = part is NamedType { Arguments.Count: 0 } named ? names.ToList().IndexOf(named.Name) : -1;
        return index < 0 ? part : arguments[index];
    });
}
