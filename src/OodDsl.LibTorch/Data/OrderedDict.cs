using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Utils;

/// <summary>A dictionary that keeps the order in which its entries were added.</summary>
public sealed class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)>
    where TKey : notnull
{
    readonly List<(TKey Key, TValue Value)> list = [];
    readonly Dictionary<TKey, TValue> dictionary = [];

    public ICollection<TKey> Keys => list.ConvertAll(item => item.Key);

    public ICollection<TValue> Values => list.ConvertAll(item => item.Value);

    public int Count => list.Count;

    public bool IsReadOnly => false;

    // The two enumerable interfaces leave LINQ undecided.
    internal IReadOnlyList<(TKey Key, TValue Value)> Entries => list;

    public TValue this[TKey key]
    {
        get => dictionary[key];
        set
        {
            var index = list.FindIndex(item => item.Key.Equals(key));
            if (index < 0) list.Add((key, value));
            else list[index] = (key, value);
            dictionary[key] = value;
        }
    }

    public (TKey, TValue) this[int index]
    {
        get => list[index];
        set
        {
            dictionary.Remove(list[index].Key);
            dictionary.Add(value.Item1, value.Item2);
            list[index] = value;
        }
    }

    public void Add(TKey key, TValue value) => Add((key, value));

    public void Add((TKey, TValue) item)
    {
        dictionary.Add(item.Item1, item.Item2);
        list.Add(item);
    }

    public void Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    public void Insert(int index, (TKey, TValue) item)
    {
        dictionary.Add(item.Item1, item.Item2);
        list.Insert(index, item);
    }

    public void Clear()
    {
        list.Clear();
        dictionary.Clear();
    }

    public void clear() => Clear();

    public bool ContainsKey(TKey key) => dictionary.ContainsKey(key);

    public bool Contains((TKey, TValue) item) => list.Contains(item);

    public bool Contains(KeyValuePair<TKey, TValue> item) => Contains((item.Key, item.Value));

    public int IndexOf((TKey, TValue) item) => list.IndexOf(item);

    public bool Remove(TKey key) => dictionary.Remove(key) && list.RemoveAll(item => item.Key.Equals(key)) > 0;

    public bool Remove((TKey, TValue) item) => Remove(item.Item1);

    public bool Remove(KeyValuePair<TKey, TValue> item) => Remove(item.Key);

    public void RemoveAt(int index)
    {
        dictionary.Remove(list[index].Key);
        list.RemoveAt(index);
    }

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => dictionary.TryGetValue(key, out value);

    public void CopyTo((TKey, TValue)[] array, int arrayIndex) => list.CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        foreach (var (key, value) in list) array[arrayIndex++] = new(key, value);
    }

    public IEnumerator<(TKey, TValue)> GetEnumerator() => list.GetEnumerator();

    public IEnumerator<(TKey, TValue)> items() => GetEnumerator();

    public IEnumerable<TKey> keys() => Keys;

    public IEnumerable<TValue> values() => Values;

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() =>
        list.Select(item => new KeyValuePair<TKey, TValue>(item.Key, item.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
