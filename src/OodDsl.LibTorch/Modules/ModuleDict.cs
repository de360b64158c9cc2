using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Utils;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Modules by name, registered under their names, in the order in which they came.</summary>
public class ModuleDict<T> : Module, IDictionary<string, T>
    where T : Module
{
    readonly OrderedDict<string, T> entries = new();

    public ModuleDict()
        : base(nameof(ModuleDict<T>))
    {
    }

    public ICollection<string> Keys => entries.Keys;

    public ICollection<T> Values => entries.Values;

    public int Count => entries.Count;

    public bool IsReadOnly => false;

    public T this[string key]
    {
        get => entries[key];
        set => Change(() => entries[key] = value);
    }

    public ValueTuple<string, T> this[int index]
    {
        get => entries[index];
        set => Change(() => entries[index] = value);
    }

    public void Add(string key, T value) => Change(() => entries.Add(key, value));

    public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

    public void Add(ValueTuple<string, T> item) => Add(item.Item1, item.Item2);

    public void Insert(int index, ValueTuple<string, T> item) => Change(() => entries.Insert(index, item));

    public bool Remove(string key) => Change(() => entries.Remove(key));

    public bool Remove(KeyValuePair<string, T> item) => Change(() => entries.Remove(item));

    public bool Remove(ValueTuple<string, T> item) => Change(() => entries.Remove(item));

    public void RemoveAt(int index) => Change(() => entries.RemoveAt(index));

    public void Clear() => Change(entries.Clear);

    public void clear() => Clear();

    public bool Contains(KeyValuePair<string, T> item) => entries.Contains(item);

    public bool Contains(ValueTuple<string, T> item) => entries.Contains(item);

    public bool ContainsKey(string key) => entries.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => entries.TryGetValue(key, out value);

    public int IndexOf(ValueTuple<string, T> item) => entries.IndexOf(item);

    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => entries.CopyTo(array, arrayIndex);

    public void CopyTo(ValueTuple<string, T>[] array, int arrayIndex) => entries.CopyTo(array, arrayIndex);

    public IEnumerable<string> keys() => entries.Keys;

    public IEnumerable<T> values() => entries.Values;

    public IEnumerator<ValueTuple<string, T>> items() => entries.GetEnumerator();

    public IEnumerator<ValueTuple<string, T>> GetEnumerator() => items();

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() =>
        entries.Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
        ClearModules();
        foreach (var (key, module) in entries) register_module(key, module);
    }

    void Change(Action change)
    {
        change();
        RegisterComponents();
    }

    TResult Change<TResult>(Func<TResult> change)
    {
        var result = change();
        RegisterComponents();
        return result;
    }
}
