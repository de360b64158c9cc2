using System.Collections;
using System.Runtime.CompilerServices;

namespace OodDsl.Hosting;

/// <summary>Results of fits, which outlive the dispose scope they were computed in.</summary>
sealed class KeptValues : IDisposable
{
    readonly SortedDictionary<string, object?> values = new(StringComparer.Ordinal);

    /// <summary>Keeps a value; an earlier one of that name is freed.</summary>
    public T Keep<T>(string name, T value)
    {
        HashSet<object?> tensors = new(ReferenceEqualityComparer.Instance);
        foreach (var (_, tensor) in Tensors(name, value)) tensors.Add(tensor.DetachFromDisposeScope());
        if (values.TryGetValue(name, out var earlier)) Free(name, earlier, tensors);
        values[name] = value;
        return value;
    }

    /// <summary>All tensors, by the fit's name and, in a tuple or list, their place: <c>Mahalanobis.0</c>.</summary>
    public IEnumerable<(string Name, Tensor Value)> All() => values.SelectMany(entry => Tensors(entry.Key, entry.Value));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (name, value) in values) Free(name, value, []);
        values.Clear();
    }

    // A fit may return a parameter of the network as it is: that one is not ours to free.
    static void Free(string name, object? value, HashSet<object?> except)
    {
        foreach (var (_, tensor) in Tensors(name, value))
            if (tensor is not TorchSharp.Modules.Parameter && !except.Contains(tensor))
                tensor.Dispose();
    }

    // Tuples, lists and dictionaries of tensors, and records of them; numbers and the like hold none.
    static IEnumerable<(string Name, Tensor Value)> Tensors(string name, object? value) => value switch
    {
        null or string => [],
        Tensor tensor => [(name, tensor)],
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => Tensors($"{name}.{i}", tuple[i])),
        IDictionary dictionary => dictionary.Keys.Cast<object>().SelectMany(key => Tensors($"{name}.{key}", dictionary[key])),
        IEnumerable list => list.Cast<object?>().SelectMany((item, i) => Tensors($"{name}.{i}", item)),
        _ when value.GetType() is { IsPrimitive: false, IsEnum: false } type => type.GetProperties()
            .Where(property => property.GetIndexParameters().Length == 0 && typeof(Tensor).IsAssignableFrom(property.PropertyType))
            .SelectMany(property => Tensors($"{name}.{property.Name}", property.GetValue(value))),
        _ => [],
    };
}
