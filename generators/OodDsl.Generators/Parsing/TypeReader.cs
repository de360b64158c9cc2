using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>Turns type symbols into models.</summary>
static class TypeReader
{
    public static TypeModel Read(ITypeSymbol type)
    {
        var identity = TypeNames.Identity(type);
        switch (identity)
        {
            case "TorchSharp.torch+Tensor": return TypeModel.Tensor;
            case "TorchSharp.torch+Generator" or TypeModel.Draws: return Simple(TypeCategory.DeviceRandom);
            case "System.Random": return Simple(TypeCategory.HostRandom);
            case "OodDsl.StepInfo": return Simple(TypeCategory.Step);
            case "OodDsl.FeatureMaps": return Simple(TypeCategory.Maps);
            case "OodDsl.ImageRows": return Simple(TypeCategory.Rows);
            case "System.Func`2": return Simple(TypeCategory.Function) with { Elements = Elements((INamedTypeSymbol)type) };
            default: break;
        }
        switch (type.SpecialType)
        {
            case SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Single or SpecialType.System_Double:
                return Simple(TypeCategory.Number);
            case SpecialType.System_Boolean: return Simple(TypeCategory.Truth);
            case SpecialType.System_String: return Simple(TypeCategory.Text);
            case SpecialType.System_Void: return Simple(TypeCategory.Nothing);
            default: break;
        }
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            return Simple(TypeCategory.Tuple) with
            {
                Elements = tuple.TupleElements.Select(element => new ElementModel(element.Name, Read(element.Type))).ToEquatable(),
            };
        }
        var bases = Bases(type).ToArray();
        if (bases.Contains("TorchSharp.torch+nn+Module"))
        {
            return new TypeModel(TypeCategory.Module, TypeNames.Write(type), TypeNames.Constructed(type),
                Bases: Ancestors(type).Select(TypeNames.Constructed).ToEquatable());
        }
        return Simple(bases.Contains("OodDsl.Component") ? TypeCategory.Component : TypeCategory.Other);

        TypeModel Simple(TypeCategory category) => new(category, TypeNames.Write(type), identity);
    }

    public static MethodModel Read(IMethodSymbol method, string name)
    {
        var passes = method.GetAttributes().FirstOrDefault(given => given.AttributeClass is { } known && TypeNames.Identity(known) == "OodDsl.PassesAttribute");
        return new MethodModel(name, method.Parameters.Select(Read).ToEquatable(), Read(method.ReturnType),
            passes?.ConstructorArguments is [{ Value: int forward }] ? forward : null,
            passes?.NamedArguments.FirstOrDefault(named => named.Key == "Backward").Value.Value as int? ?? 0);
    }

    static ParameterModel Read(IParameterSymbol parameter) =>
        new(SharedMakers.ValueName(parameter), Read(parameter.Type),
            parameter.HasExplicitDefaultValue ? Literals.Of(parameter.ExplicitDefaultValue, parameter.Type) ?? "default" : null,
            Has(parameter, "OodDsl.Update"), Has(parameter, "OodDsl.Eval"));

    static bool Has(IParameterSymbol parameter, string attribute) =>
        parameter.GetAttributes().Any(given => given.AttributeClass is { } known && TypeNames.Identity(known) == attribute);

    static EquatableArray<ElementModel> Elements(INamedTypeSymbol function) =>
        function.TypeArguments.Select(argument => new ElementModel("", Read(argument))).ToEquatable();

    static IEnumerable<string> Bases(ITypeSymbol type) => Ancestors(type).Prepend(type).Select(TypeNames.Identity);

    static IEnumerable<ITypeSymbol> Ancestors(ITypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType) yield return ancestor;
    }
}
