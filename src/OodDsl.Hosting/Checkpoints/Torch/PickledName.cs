namespace OodDsl.Hosting;

/// <summary>A name that a pickle may use, and what a call of it stands for.</summary>
/// <param name="Name">Module and name.</param>
/// <param name="Make">Makes the value of a call's arguments.</param>
sealed record PickledName(string Name, Func<object?[], object?> Make);

/// <summary>The names that tensors need. No other is known.</summary>
static class PickledNames
{
    static readonly Dictionary<string, PickledName> Allowed = new PickledName[]
    {
        new("collections.OrderedDict", Dictionary),
        new("torch._utils._rebuild_tensor_v2", PickledTensor.Rebuilt),
        // Before 0.4, and what parameters were then.
        new("torch._utils._rebuild_tensor", arguments => PickledTensor.Rebuilt([.. arguments, false])),
        new("torch.nn.parameter.Parameter", Parameter),
        new("torch._utils._rebuild_parameter", Parameter),
        new("torch.Size", arguments => arguments is [object?[] sizes] ? sizes : throw Wrong("a size")),
    }.Concat(PickledStorage.Types.Keys.Select(type => new PickledName($"torch.{type}", _ => throw Wrong("a storage")))).ToDictionary(name => name.Name, StringComparer.Ordinal);

    /// <summary>A name that is allowed.</summary>
    /// <exception cref="FormatException">It is another; the message says which.</exception>
    public static PickledName Of(string module, string name) => Allowed.TryGetValue($"{module}.{name}", out var known)
        ? known
        : throw new FormatException($"it holds a {module}.{name}, which is no tensor and is not loaded");

    static PickledTensor Parameter(object?[] arguments) => arguments is [PickledTensor tensor, ..] ? tensor : throw Wrong("a parameter");

    static PickledDictionary Dictionary(object?[] arguments)
    {
        var dictionary = new PickledDictionary();
        if (arguments.Length == 0) return dictionary;
        if (arguments is not [List<object?> pairs]) throw Wrong("a dictionary");
        foreach (var pair in pairs) dictionary.Set(((object?[])pair!)[0], ((object?[])pair)[1]);
        return dictionary;
    }

    static FormatException Wrong(string what) => new($"its pickle makes {what} of other arguments than PyTorch does");
}
