using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OodDsl.Generators;

/// <summary>Constant values in source: initial values of settings.</summary>
static class Constants
{
    /// <summary>The property's initial value as a literal of its type; null where it is no constant.</summary>
    public static string? Initial(IPropertySymbol property, Compilation compilation, CancellationToken cancellation)
    {
        if (property.DeclaringSyntaxReferences is not [var reference]) return null;
        if (reference.GetSyntax(cancellation) is not PropertyDeclarationSyntax syntax) return null;
        var value = syntax.Initializer?.Value ?? syntax.ExpressionBody?.Expression ?? Getter(syntax);
        return value is null ? Zero(property.Type) : Literal(value, property.Type, compilation, cancellation);
    }

    static string? Literal(ExpressionSyntax expression, ITypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        if (Literals.Element(type) is { } element)
        {
            var items = Items(expression)?.Select(item => Literal(item, element, compilation, cancellation)).ToArray();
            return items is null || items.Any(item => item is null) ? null : Literals.Array(element, items!);
        }
        // The common case without binding.
        if (expression is LiteralExpressionSyntax { Token.Value: { } simple }) return Literals.Of(simple, type);
        var constant = compilation.GetSemanticModel(expression.SyntaxTree).GetConstantValue(expression, cancellation);
        return constant.HasValue ? Literals.Of(constant.Value, type) : null;
    }

    static IEnumerable<ExpressionSyntax>? Items(ExpressionSyntax expression) => expression switch
    {
        CollectionExpressionSyntax collection when collection.Elements.All(element => element is ExpressionElementSyntax) =>
            collection.Elements.Select(element => ((ExpressionElementSyntax)element).Expression),
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        _ => null,
    };

    static ExpressionSyntax? Getter(PropertyDeclarationSyntax property) =>
        property.AccessorList?.Accessors.FirstOrDefault(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration))?.ExpressionBody?.Expression;

    static string? Zero(ITypeSymbol type) => type.TypeKind == TypeKind.Enum
        ? Literals.Of(0, type)
        : type.SpecialType switch
        {
            SpecialType.System_Boolean => "false",
            SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double => Literals.Of(0, type),
            _ => null,
        };
}
