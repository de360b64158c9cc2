namespace TorchSharp;

/// <summary>
/// Binds a partial method to a libtorch operator; a source generator writes the body. Arguments go by name: a parameter to the schema's argument
/// of its own name unless <paramref name="arguments"/> says otherwise, an instance method's tensor to <c>self</c>. What is not given keeps the
/// schema's default.
/// </summary>
/// <param name="name">The operator without <c>aten::</c>, and its overload: <c>sum.dim_IntList</c>.</param>
/// <param name="arguments">Renamed or computed arguments, <c>name: C# expression</c>, such as <c>other: target</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AtenAttribute(string name, params string[] arguments) : Attribute
{
    public string Name { get; } = name;

    public string[] Arguments { get; } = arguments;
}
