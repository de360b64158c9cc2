using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>Types as generated code writes them, under the package's global usings.</summary>
static class TypeNames
{
    /// <summary>Short where the global usings of every experiment project bring the type into scope, complete elsewhere.</summary>
    public static string Write(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return Write(array.ElementType) + "[]";
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return "(" + string.Join(", ", tuple.TupleElements.Select(element => $"{Write(element.Type)} {element.Name}")) + ")";
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable:
                return Write(nullable.TypeArguments[0]) + "?";
            case INamedTypeSymbol named when named.SpecialType == SpecialType.None:
                return Prefix(named) + named.Name + Arguments(named);
            default:
                return type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        }
    }

    /// <summary>Full metadata name without type arguments, nested types after a plus: <c>TorchSharp.torch+Tensor</c>.</summary>
    public static string Identity(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array) return Identity(array.ElementType) + "[]";
        if (type.ContainingType is { } outer) return Identity(outer) + "+" + type.MetadataName;
        var name = type.MetadataName;
        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + name : name;
    }

    /// <summary>As <see cref="Identity"/>, with type arguments, so that <c>Module&lt;Tensor, Tensor&gt;</c> is no other module.</summary>
    public static string Constructed(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments.Length: > 0 } named
            ? Identity(type) + "[" + string.Join(",", named.TypeArguments.Select(Constructed)) + "]"
            : Identity(type);

    static string Prefix(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            // torch, nn and functional are imported as static classes.
            var identity = Identity(outer);
            return identity is "TorchSharp.torch" or "TorchSharp.torch+nn" or "TorchSharp.torch+nn+functional" ? ""
                : identity is "TorchSharp.torch+optim" ? "optim."
                : Prefix(outer) + outer.Name + Arguments(outer) + ".";
        }
        if (type.ContainingNamespace is not { IsGlobalNamespace: false } space) return "";
        return space.ToDisplayString() switch
        {
            "OodDsl" or "System" or "System.Collections.Generic" or "System.Linq" => "",
            "TorchSharp.Modules" when type.Name is "Linear" or "Sequential" && type.TypeArguments.Length == 0 => "",
            var other => "global::" + other + ".",
        };
    }

    static string Arguments(INamedTypeSymbol type) =>
        type.TypeArguments.Length == 0 ? "" : "<" + string.Join(", ", type.TypeArguments.Select(Write)) + ">";
}
