using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Parameters by name, in the order in which they came.</summary>
public class ParameterDict : Module, IDictionary<string, Parameter>
{
    public ParameterDict()
        : base(nameof(ParameterDict))
    {
    }

    public ICollection<string> Keys => _internal_params.Keys;

    public ICollection<Parameter> Values => _internal_params.Values;

    public int Count => _internal_params.Count;

    public bool IsReadOnly => false;

    public Parameter this[string key]
    {
        get => _internal_params[key];
        set => ConditionallyRegisterParameter(key, value);
    }

    public (string, Parameter) this[int index]
    {
        get => _internal_params[index];
        set => _internal_params[index] = value;
    }

    public void Add(string key, Parameter value) => register_parameter(key, value);

    public void Add(KeyValuePair<string, Parameter> item) => Add(item.Key, item.Value);

    public void Add((string, Parameter) item) => Add(item.Item1, item.Item2);

    public void Insert(int index, (string, Parameter) item) => _internal_params.Insert(index, item);

    public bool Remove(string key) => _internal_params.Remove(key);

    public bool Remove(KeyValuePair<string, Parameter> item) => _internal_params.Remove(item);

    public bool Remove((string, Parameter) item) => _internal_params.Remove(item);

    public void RemoveAt(int index) => _internal_params.RemoveAt(index);

    public void Clear() => _internal_params.Clear();

    public void clear() => Clear();

    public bool Contains(KeyValuePair<string, Parameter> item) => _internal_params.Contains(item);

    public bool Contains((string, Parameter) item) => _internal_params.Contains(item);

    public bool ContainsKey(string key) => _internal_params.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Parameter value) => _internal_params.TryGetValue(key, out value);

    public int IndexOf((string, Parameter) item) => _internal_params.IndexOf(item);

    public void CopyTo(KeyValuePair<string, Parameter>[] array, int arrayIndex) => _internal_params.CopyTo(array, arrayIndex);

    public void CopyTo((string, Parameter)[] array, int arrayIndex) => _internal_params.CopyTo(array, arrayIndex);

    public IEnumerable<string> keys() => Keys;

    public IEnumerable<Parameter> values() => Values;

    public IEnumerator<(string, Parameter)> items() => _internal_params.GetEnumerator();

    public IEnumerator<(string, Parameter)> GetEnumerator() => items();

    [SuppressMessage("Design", "MA0061", Justification = "TorchSharp's parameter has no default.")]
    public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse) => base.named_parameters(recurse);

    public override Parameter get_parameter(string target) => base.get_parameter(target);

    public override bool has_parameter(string target) => base.has_parameter(target);

    IEnumerator<KeyValuePair<string, Parameter>> IEnumerable<KeyValuePair<string, Parameter>>.GetEnumerator() =>
        _internal_params.Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
    }
}
