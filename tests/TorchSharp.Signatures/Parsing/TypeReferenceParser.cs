namespace TorchSharp.Signatures;

/// <summary>Reads the use of a type: <c>IList&lt;torch.Tensor&gt;</c>, <c>(long, long)?</c>, <c>long[]?</c>.</summary>
static class TypeReferenceParser
{
    public static TypeReference Parse(string text)
    {
        var cursor = new TextCursor(text);
        var type = Parse(cursor);
        return cursor.AtEnd ? type : throw cursor.Error("the end");
    }

    public static TypeReference Parse(TextCursor cursor)
    {
        TypeReference type = cursor.Take("(") ? new TupleType(cursor.List(")", () => Parse(cursor))) : Named(cursor);
        while (true)
        {
            if (cursor.Take("?")) type = new NullableType(type);
            else if (cursor.Take("[")) type = new ArrayType(type, Rank(cursor));
            else return type;
        }
    }

    static TypeReference Named(TextCursor cursor)
    {
        var name = cursor.Identifier(dotted: true);
        if (!cursor.Take("<")) return new NamedType(Keyword(name));
        var arguments = cursor.List(">", () => Parse(cursor));
        return name is "ValueTuple" ? new TupleType(arguments) : new NamedType(name, arguments);
    }

    static int Rank(TextCursor cursor)
    {
        var rank = 1;
        for (; cursor.Take(","); rank++) { }
        cursor.Expect("]");
        return rank;
    }

    /// <summary>The record spells some types by their keyword and some by their name; one spelling for all is the keyword.</summary>
    static string Keyword(string name) => name switch
    {
        "Int16" => "short",
        "UInt16" => "ushort",
        "UInt32" => "uint",
        "UInt64" => "ulong",
        "SByte" => "sbyte",
        "Char" => "char",
        _ => name,
    };
}
