using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace OodDsl.Generators;

/// <summary>Checks the code of experiments and components: what compiles and does not do what it says.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CodeAnalyzer : DiagnosticAnalyzer
{
    const string TensorType = "TorchSharp.torch+Tensor", ModuleType = "TorchSharp.torch+nn+Module", ScalarType = "TorchSharp.torch+ScalarType";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.Of(Rules.FileLocal), Descriptors.Of(Rules.AxisTakenForType), Descriptors.Of(Rules.StaticTensor), Descriptors.Of(Rules.Await)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Kinds.Experiment) is null) return;
            start.RegisterSymbolAction(FileLocal, SymbolKind.NamedType);
            start.RegisterSymbolAction(Member, SymbolKind.Field, SymbolKind.Property);
            start.RegisterSyntaxNodeAction(Await, SyntaxKind.AwaitExpression, SyntaxKind.ForEachStatement, SyntaxKind.ForEachVariableStatement,
                SyntaxKind.LocalDeclarationStatement, SyntaxKind.UsingStatement);
            start.RegisterOperationAction(Axis, OperationKind.Argument);
        });
    }

    static void FileLocal(SymbolAnalysisContext context)
    {
        if (context.Symbol is INamedTypeSymbol { IsFileLocal: true } type && IsDeclaring(type))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(Rules.FileLocal), type.Locations[0], type.Name));
    }

    /// <summary>Static state that holds tensors. What a property computes anew is no state.</summary>
    static void Member(SymbolAnalysisContext context)
    {
        var member = context.Symbol;
        if (!member.IsStatic || member.IsImplicitlyDeclared || !IsDeclaring(member.ContainingType)) return;
        var type = member switch
        {
            IFieldSymbol { IsConst: false } field => field.Type,
            IPropertySymbol property when IsStored(property) => property.Type,
            _ => null,
        };
        if (type is not null && HoldsTensors(type))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(Rules.StaticTensor), member.Locations[0], member.Name));
    }

    static void Await(SyntaxNodeAnalysisContext context)
    {
        var keyword = context.Node switch
        {
            AwaitExpressionSyntax expression => expression.AwaitKeyword,
            CommonForEachStatementSyntax loop => loop.AwaitKeyword,
            LocalDeclarationStatementSyntax declaration => declaration.AwaitKeyword,
            UsingStatementSyntax statement => statement.AwaitKeyword,
            _ => default,
        };
        if (!keyword.IsKind(SyntaxKind.AwaitKeyword) || context.ContainingSymbol is not { ContainingType: { } type } symbol || !IsDeclaring(type)) return;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(Rules.Await), keyword.GetLocation(), symbol.Name));
    }

    /// <summary>The literal 0 converts to any enumeration, so <c>x.sum(0)</c> asks for a sum of type 0 over all axes.</summary>
    static void Axis(OperationAnalysisContext context)
    {
        if (context.Operation is not IArgumentOperation { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } argument
            || TypeNames.Identity(Underlying(parameter.Type)) != ScalarType
            || argument.Syntax is not ArgumentSyntax { NameColon: null, Expression: LiteralExpressionSyntax { Token.Value: 0 } literal }
            || argument.Parent is not IInvocationOperation { TargetMethod: { Name: var method, ContainingNamespace.Name: "TorchSharp" } })
        {
            return;
        }
        var named = Underlying(parameter.Type).GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.ConstantValue is (sbyte)0 or (byte)0 or 0);
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(Rules.AxisTakenForType), literal.GetLocation(), method, named?.Name ?? "0"));
    }

    static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    static bool HoldsTensors(ITypeSymbol type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
            if (TypeNames.Identity(candidate) is TensorType or ModuleType) return true;
        return type switch
        {
            IArrayTypeSymbol array => HoldsTensors(array.ElementType),
            INamedTypeSymbol { TypeKind: not TypeKind.Delegate } named => named.TypeArguments.Any(HoldsTensors),
            _ => false,
        };
    }

    static bool IsStored(IPropertySymbol property) => property.ContainingType.GetMembers().OfType<IFieldSymbol>()
        .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    static bool IsDeclaring(INamedTypeSymbol type) => Kinds.IsExperiment(type) || Kinds.IsComponentClass(type);
}
