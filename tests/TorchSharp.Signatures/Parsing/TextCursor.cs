namespace TorchSharp.Signatures;

/// <summary>A position in one line of the record.</summary>
/// <exception cref="FormatException">From every method that meets something it does not expect; the message quotes the line.</exception>
sealed class TextCursor(string text)
{
    int position;

    public bool AtEnd => position == text.Length;

    public char Next => AtEnd ? '\0' : text[position];

    /// <summary>Moves past <paramref name="token"/> if it comes next.</summary>
    public bool Take(string token)
    {
        if (!text.AsSpan(position).StartsWith(token, StringComparison.Ordinal)) return false;
        position += token.Length;
        return true;
    }

    public void Expect(string token)
    {
        if (!Take(token)) throw Error($"'{token}'");
    }

    /// <summary>A name of letters, digits, underscores and, if <paramref name="dotted"/>, dots.</summary>
    public string Identifier(bool dotted = false)
    {
        var start = position;
        while (!AtEnd && (char.IsLetterOrDigit(Next) || Next is '_' || (dotted && Next is '.'))) position++;
        return position > start ? text[start..position] : throw Error("a name");
    }

    /// <summary>The text up to the first comma or closing bracket outside of quotes.</summary>
    public string DefaultValue()
    {
        var start = position;
        for (var quoted = false; !AtEnd && (quoted || Next is not (',' or ')' or ']')); position++)
            if (Next is '"') quoted = !quoted;
        return position > start ? text[start..position] : throw Error("a default value");
    }

    /// <summary>Items separated by commas up to <paramref name="close"/>, which is consumed.</summary>
    public EquatableList<T> List<T>(string close, Func<T> item)
    {
        var items = new List<T>();
        if (Take(close)) return [];
        do items.Add(item());
        while (Take(", "));
        Expect(close);
        return [.. items];
    }

    public FormatException Error(string expected) => new($"Expected {expected} at column {position + 1} of '{text}'.");
}
