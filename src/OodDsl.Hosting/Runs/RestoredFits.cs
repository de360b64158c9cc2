using System.Globalization;
using System.Runtime.CompilerServices;

namespace OodDsl.Hosting;

/// <summary>The results of a finished run's fits, for a run that is made again without data.</summary>
public sealed class RestoredFits : IDisposable
{
    readonly Dictionary<string, Tensor> values;
    readonly string origin;

    /// <summary>Takes the tensors over, onto the device.</summary>
    /// <param name="values">As <see cref="FitFile"/> keeps them: <c>Vim.0</c>, <c>Difficulty.Means</c>.</param>
    /// <param name="device">Where scores are computed.</param>
    /// <param name="origin">The file, for messages.</param>
    internal RestoredFits(IReadOnlyDictionary<string, Tensor> values, Device device, string origin)
    {
        this.origin = origin;
        this.values = values.ToDictionary(entry => entry.Key, entry => entry.Value.to(device).DetachFromDisposeScope(), StringComparer.Ordinal);
    }

    /// <summary>A fit's result: a tensor, a number, a tuple or a record of such, a list of tensors.</summary>
    /// <param name="name">The fit's name.</param>
    /// <exception cref="UserException">The run kept no such result.</exception>
    public T Get<T>(string name) => (T)Read(typeof(T), name);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in values.Values) tensor.Dispose();
        values.Clear();
    }

    /// <summary>Whether values of a type are kept as they are: tensors and numbers.</summary>
    internal static bool IsLeaf(Type type) => typeof(Tensor).IsAssignableFrom(type) || IsNumber(type);

    static bool IsNumber(Type type) => type == typeof(double) || type == typeof(float) || type == typeof(int) || type == typeof(long) || type == typeof(bool);

    object Read(Type type, string name)
    {
        if (typeof(Tensor).IsAssignableFrom(type)) return Value(name);
        if (IsNumber(type)) return Number(type, name);
        if (typeof(ITuple).IsAssignableFrom(type)) return Tuple(type, name, 0);
        if (Element(type) is { } element) return List(type, element, name);
        return Record(type, name);
    }

    object Number(Type type, string name)
    {
        using var scope = NewDisposeScope();
        return Convert.ChangeType(Value(name).to(ScalarType.Float64).cpu().item<double>(), type, CultureInfo.InvariantCulture);
    }

    // The eighth of a long tuple's types is a tuple of the rest.
    object Tuple(Type type, string name, int first) => Activator.CreateInstance(
        type,
        [
            .. type.GetGenericArguments().Select((part, index) =>
                index == 7 ? Tuple(part, name, first + 7) : Read(part, string.Create(CultureInfo.InvariantCulture, $"{name}.{first + index}"))),
        ])!;

    Array List(Type type, Type element, string name)
    {
        var count = 0;
        while (Has(Item(count))) count++;
        var list = Array.CreateInstance(element, count);
        if (count == 0 || !type.IsInstanceOfType(list)) throw Missing(name, type);
        for (var i = 0; i < count; i++) list.SetValue(Read(element, Item(i)), i);
        return list;

        string Item(int index) => string.Create(CultureInfo.InvariantCulture, $"{name}.{index}");
    }

    // By its first constructor's parameters and its settable properties.
    object Record(Type type, string name)
    {
        if (type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).FirstOrDefault() is not { } constructor || type.IsAbstract)
            throw Missing(name, type);
        var parameters = constructor.GetParameters();
        var made = constructor.Invoke([.. parameters.Select(parameter => Read(parameter.ParameterType, $"{name}.{Pascal(parameter.Name!)}"))]);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && IsLeaf(property.PropertyType)))
            if (!parameters.Any(parameter => string.Equals(Pascal(parameter.Name!), property.Name, StringComparison.Ordinal)))
                property.SetValue(made, Read(property.PropertyType, $"{name}.{property.Name}"));
        return made;
    }

    Tensor Value(string name) => values.TryGetValue(name, out var value) ? value : throw Missing(name, typeof(Tensor));

    bool Has(string name) => values.Keys.Any(key => string.Equals(key, name, StringComparison.Ordinal) || key.StartsWith($"{name}.", StringComparison.Ordinal));

    static Type? Element(Type type) => type.IsArray ? type.GetElementType()
        : type is { IsInterface: true, IsGenericType: true } && type.GetGenericArguments() is [var only] ? only : null;

    static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    UserException Missing(string name, Type type) => new(
        ExitCode.Environment, $"{origin} lacks the fit {name}, {type.Name}.", "Complete it, which takes the data sets: ./ood evaluate RUN");
}
