using System.Collections;
using System.Globalization;
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

    /// <summary>The same with numbers, as tensors without dimensions in the caller's dispose scope: what <see cref="RestoredFits"/> reads.</summary>
    public IEnumerable<(string Name, Tensor Value)> Stored() =>
        values.SelectMany(entry => Leaves(entry.Key, entry.Value)).Select(leaf => (leaf.Name, Stored(leaf.Value)));

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

    static IEnumerable<(string Name, Tensor Value)> Tensors(string name, object? value) =>
        Leaves(name, value).Where(leaf => leaf.Value is Tensor).Select(leaf => (leaf.Name, (Tensor)leaf.Value));

    // Tensors and numbers, in tuples, lists and dictionaries, and in records of them.
    static IEnumerable<(string Name, object Value)> Leaves(string name, object? value) => value switch
    {
        null or string => [],
        Tensor or double or float or int or long or bool => [(name, value)],
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => Leaves($"{name}.{i}", tuple[i])),
        IDictionary dictionary => dictionary.Keys.Cast<object>().SelectMany(key => Leaves($"{name}.{key}", dictionary[key])),
        IEnumerable list => list.Cast<object?>().SelectMany((item, i) => Leaves($"{name}.{i}", item)),
        _ when value.GetType() is { IsPrimitive: false, IsEnum: false } type => type.GetProperties()
            .Where(property => property.GetIndexParameters().Length == 0 && RestoredFits.IsLeaf(property.PropertyType))
            .SelectMany(property => Leaves($"{name}.{property.Name}", property.GetValue(value))),
        _ => [],
    };

    static Tensor Stored(object leaf) => leaf switch
    {
        Tensor tensor => tensor,
        int or long => tensor(Convert.ToInt64(leaf, CultureInfo.InvariantCulture)),
        bool truth => tensor(truth),
        _ => tensor(Convert.ToDouble(leaf, CultureInfo.InvariantCulture), float64),
    };
}
