using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OodDsl.LibTorch.Generators;

/// <summary>Reads a method marked <c>[Aten("name.overload", "argument: expression", ...)]</c>.</summary>
internal static class OperatorParser
{
    static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static OperatorMethod Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var method = (IMethodSymbol)context.TargetSymbol;
        var attribute = context.Attributes[0].ConstructorArguments;
        var full = (string)attribute[0].Value!;
        var dot = full.IndexOf('.');
        var name = dot < 0 ? full : full.Substring(0, dot);
        var given = attribute[1].Values.Select(value => Argument((string)value.Value!)).ToList();
        var arguments = Arguments(method, given);
        var inPlace = name.EndsWith("_", StringComparison.Ordinal) && !name.EndsWith("__", StringComparison.Ordinal);
        var results = inPlace ? "-" : Results(method.ReturnType);
        return new OperatorMethod(
            new(Types(method.ContainingType)),
            method.ContainingNamespace.ToDisplayString(),
            name,
            dot < 0 ? "" : full.Substring(dot + 1),
            Signature(method),
            method.Name,
            results,
            results == "-" && !method.ReturnsVoid ? arguments[0].Expression : null,
            Lists(method, given),
            new(arguments));
    }

    static OperatorArgument Argument(string text)
    {
        var colon = text.IndexOf(':');
        return new(text.Substring(0, colon).Trim(), text.Substring(colon + 1).Trim());
    }

    // What the attribute does not mention goes by the parameter's own name, and `this` is self.
    static ImmutableArray<OperatorArgument> Arguments(IMethodSymbol method, List<OperatorArgument> given)
    {
        var all = ImmutableArray.CreateBuilder<OperatorArgument>();
        bool Mentioned(string name) => given.Any(argument => Regex.IsMatch(argument.Expression, $@"(?<![\w.])@?{name}\b", RegexOptions.None, TimeSpan.FromSeconds(1)));
        if (!method.IsStatic && !given.Exists(argument => argument.Name == "self" || argument.Expression == "this")) all.Add(new("self", "this"));
        foreach (var parameter in method.Parameters)
        {
            var named = given.Find(argument => argument.Expression == parameter.Name);
            if (named != null) all.Add(new(named.Name, Escaped(parameter.Name)));
            else if (!Mentioned(parameter.Name)) all.Add(new(parameter.Name, Escaped(parameter.Name)));
        }

        all.AddRange(given.Where(argument => method.Parameters.All(parameter => parameter.Name != argument.Expression)));
        return all.ToImmutable();
    }

    static ImmutableArray<string> Types(INamedTypeSymbol type)
    {
        var all = ImmutableArray.CreateBuilder<string>();
        for (var current = type; current != null; current = current.ContainingType)
            all.Insert(0, (current.IsStatic ? "static " : "") + "partial " + (current.IsValueType ? "struct " : "class ") + current.Name);
        return all.ToImmutable();
    }

    static string Signature(IMethodSymbol method)
    {
        var access = SyntaxFacts.GetText(method.DeclaredAccessibility);
        var parameters = method.Parameters.Select(parameter =>
            (parameter.IsParams ? "params " : "") + parameter.Type.ToDisplayString(TypeFormat) + " " + Escaped(parameter.Name));
        return $"{access} {(method.IsStatic ? "static " : "")}partial {method.ReturnType.ToDisplayString(TypeFormat)} {Escaped(method.Name)}"
            + $"({string.Join(", ", parameters)})";
    }

    static string Results(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Void } => "-",
        { SpecialType: SpecialType.System_Boolean } => "B",
        { SpecialType: SpecialType.System_Int64 } => "I",
        { SpecialType: SpecialType.System_Double } => "D",
        INamedTypeSymbol { IsTupleType: true } tuple => new string('T', tuple.TupleElements.Length),
        IArrayTypeSymbol => "L",
        { Name: "Scalar" } => "S",
        _ => "T",
    };

    static bool Lists(IMethodSymbol method, List<OperatorArgument> given) =>
        given.Any(argument => argument.Expression.IndexOfAny(['[', '(', '"']) >= 0)
        || method.Parameters.Any(parameter => !Single(parameter.Type));

    static bool Single(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum
        || type.SpecialType is not (SpecialType.None or SpecialType.System_String or SpecialType.System_Nullable_T)
        || type.Name is "Tensor" or "Device" or "Generator"
        || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && Single(nullable.TypeArguments[0]));

    static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
