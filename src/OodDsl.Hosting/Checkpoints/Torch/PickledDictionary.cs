namespace OodDsl.Hosting;

/// <summary>A dictionary of a pickle, in the order it was filled. Its keys are texts, numbers and tuples; only texts can be asked for.</summary>
sealed class PickledDictionary
{
    readonly Dictionary<string, object?> texts = new(StringComparer.Ordinal);

    /// <summary>The entries whose keys are texts, in order.</summary>
    public List<string> Names { get; } = [];

    /// <summary>The value of a text.</summary>
    public object? this[string name] => texts[name];

    /// <summary>The value of a text, if there is one.</summary>
    public bool TryGet(string name, out object? value) => texts.TryGetValue(name, out value);

    /// <summary>Sets an entry.</summary>
    /// <exception cref="FormatException">The key can be none.</exception>
    public void Set(object? key, object? value)
    {
        if (key is string name)
        {
            if (!texts.ContainsKey(name)) Names.Add(name);
            texts[name] = value;
        }
        else if (key is not (null or bool or long or double or byte[] or object?[]))
        {
            throw new FormatException($"its pickle has a dictionary with a key that is {key.GetType().Name}");
        }
    }
}
