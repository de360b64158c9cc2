namespace TorchSharp.Signatures;

/// <summary>A use of a type in a signature. Its <see cref="object.ToString"/> is the spelling of the record, with tuples in parentheses.</summary>
public abstract record TypeReference
{
    /// <summary>The type without a <c>?</c> around it.</summary>
    public TypeReference Unwrapped => this is NullableType nullable ? nullable.Inner : this;

    /// <summary>All references within this one, itself included.</summary>
    public IEnumerable<TypeReference> All() => Parts().SelectMany(part => part.All()).Prepend(this);

    /// <summary>The same reference with <paramref name="rewrite"/> applied from the inside out.</summary>
    public abstract TypeReference Rewrite(Func<TypeReference, TypeReference> rewrite);

    protected abstract IEnumerable<TypeReference> Parts();
}

/// <summary>A class, struct, enumeration, interface, delegate or type parameter: <c>torch.Tensor</c>, <c>IList&lt;long&gt;</c>, <c>T</c>.</summary>
/// <param name="Name">Dotted, as recorded: without the namespace, nested types behind the types around them.</param>
/// <param name="Arguments">Type arguments of the type and of all types around it, in order.</param>
public sealed record NamedType(string Name, EquatableList<TypeReference> Arguments) : TypeReference
{
    public NamedType(string name) : this(name, []) { }

    public override TypeReference Rewrite(Func<TypeReference, TypeReference> rewrite) =>
        rewrite(this with { Arguments = [.. Arguments.Select(argument => argument.Rewrite(rewrite))] });

    protected override IEnumerable<TypeReference> Parts() => Arguments;

    public override string ToString() => Arguments.Count == 0 ? Name : $"{Name}<{string.Join(", ", Arguments)}>";
}

/// <summary>A value tuple: <c>(long, long)</c>. The record has no element names.</summary>
public sealed record TupleType(EquatableList<TypeReference> Elements) : TypeReference
{
    public override TypeReference Rewrite(Func<TypeReference, TypeReference> rewrite) =>
        rewrite(new TupleType([.. Elements.Select(element => element.Rewrite(rewrite))]));

    protected override IEnumerable<TypeReference> Parts() => Elements;

    public override string ToString() => $"({string.Join(", ", Elements)})";
}

/// <summary>An array: <c>long[]</c>, <c>float[,]</c>.</summary>
public sealed record ArrayType(TypeReference Element, int Rank) : TypeReference
{
    public override TypeReference Rewrite(Func<TypeReference, TypeReference> rewrite) => rewrite(new ArrayType(Element.Rewrite(rewrite), Rank));

    protected override IEnumerable<TypeReference> Parts() => [Element];

    public override string ToString() => $"{Element}[{new string(',', Rank - 1)}]";
}

/// <summary>A nullable value type or a reference annotated with <c>?</c>; which of them, only the type can tell.</summary>
public sealed record NullableType(TypeReference Inner) : TypeReference
{
    public override TypeReference Rewrite(Func<TypeReference, TypeReference> rewrite) => rewrite(new NullableType(Inner.Rewrite(rewrite)));

    protected override IEnumerable<TypeReference> Parts() => [Inner];

    public override string ToString() => $"{Inner}?";
}
