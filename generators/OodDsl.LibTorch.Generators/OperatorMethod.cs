namespace OodDsl.LibTorch.Generators;

/// <summary>A value passed to the operator: the schema's argument name and the C# expression.</summary>
internal sealed record OperatorArgument(string Name, string Expression);

/// <summary>A declared operator: all that the emitted method needs, without symbols.</summary>
/// <param name="Type">The containing types from the outside in, as they are declared: <c>static partial class torch</c>.</param>
/// <param name="Namespace">The namespace of the outermost type.</param>
/// <param name="Operator">The operator's name without namespace and overload.</param>
/// <param name="Overload">The overload's name, empty for the first.</param>
/// <param name="Signature">Modifiers, return type, name and parameters of the method.</param>
/// <param name="Name">The method's name.</param>
/// <param name="Results">One letter per returned value, or <c>-</c> for an operator whose result is one of its arguments.</param>
/// <param name="Returned">What the method returns if <paramref name="Results"/> is <c>-</c>; null for nothing.</param>
/// <param name="Lists">Whether any argument may need room for the items of a list.</param>
internal sealed record OperatorMethod(
    EquatableArray<string> Type,
    string Namespace,
    string Operator,
    string Overload,
    string Signature,
    string Name,
    string Results,
    string? Returned,
    bool Lists,
    EquatableArray<OperatorArgument> Arguments);
