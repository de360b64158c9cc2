using System.Globalization;

namespace TorchSharp.Signatures;

/// <summary>Reads one indented line of the record.</summary>
static class MemberParser
{
    public static MemberSignature ParseEnumValue(string line)
    {
        var cursor = new TextCursor(line);
        var name = cursor.Identifier();
        cursor.Expect(" = ");
        return new EnumValue(name, long.Parse(cursor.DefaultValue(), CultureInfo.InvariantCulture));
    }

    public static MemberSignature Parse(string line)
    {
        var cursor = new TextCursor(line);
        var isProtected = cursor.Take("protected ");
        var isStatic = cursor.Take("static ");
        var dispatch = cursor.Take("abstract ") ? Dispatch.Abstract : cursor.Take("virtual ") ? Dispatch.Virtual : Dispatch.Direct;
        var member = cursor.Take(MethodSignature.ConstructorName) ? Constructor(cursor) : Typed(cursor);
        if (!cursor.AtEnd) throw cursor.Error("the end of the member");
        return member with { IsProtected = isProtected, IsStatic = isStatic, Dispatch = dispatch };
    }

    static MethodSignature Constructor(TextCursor cursor)
    {
        cursor.Expect("(");
        return new MethodSignature(MethodSignature.ConstructorName, [], new NamedType("void"), cursor.List(")", () => Parameter(cursor)));
    }

    static MemberSignature Typed(TextCursor cursor)
    {
        var type = TypeReferenceParser.Parse(cursor);
        cursor.Expect(" ");
        var name = cursor.Identifier();
        if (cursor.AtEnd) return new FieldSignature(name, type);
        if (cursor.Take("[")) return Property(cursor, name, type, cursor.List("]", () => Parameter(cursor)));
        if (cursor.Next is ' ') return Property(cursor, name, type, []);
        EquatableList<string> typeParameters = cursor.Take("<") ? cursor.List(">", () => cursor.Identifier()) : [];
        cursor.Expect("(");
        return new MethodSignature(name, typeParameters, type, cursor.List(")", () => Parameter(cursor)));
    }

    static PropertySignature Property(TextCursor cursor, string name, TypeReference type, EquatableList<ParameterSignature> parameters)
    {
        cursor.Expect(" { ");
        var canRead = cursor.Take("get; ");
        var canWrite = cursor.Take("set; ");
        cursor.Expect("}");
        return new PropertySignature(name, type, parameters, canRead, canWrite);
    }

    static ParameterSignature Parameter(TextCursor cursor)
    {
        var isThis = cursor.Take("this ");
        var isParams = cursor.Take("params ");
        var passing = cursor.Take("ref ") ? Passing.Ref : cursor.Take("out ") ? Passing.Out : cursor.Take("in ") ? Passing.In : Passing.Value;
        var type = TypeReferenceParser.Parse(cursor);
        cursor.Expect(" ");
        var name = cursor.Identifier();
        return new ParameterSignature(name, type, passing, isParams, isThis, cursor.Take(" = ") ? cursor.DefaultValue() : null);
    }
}
