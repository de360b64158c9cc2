using System.Reflection;
using System.Runtime.CompilerServices;

namespace TorchSharp.Signatures;

/// <summary>Describes types and members of a compiled assembly in the terms of the record, so that the two can be compared.</summary>
public static class Reflection
{
    const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The spelling of a type in the record. Annotations of reference types are not read.</summary>
    public static TypeReference Reference(Type type)
    {
        if (KeywordTypes.ByType.TryGetValue(type, out var keyword)) return new NamedType(keyword);
        if (type.IsByRef) return Reference(type.GetElementType()!);
        if (type.IsArray) return new ArrayType(Reference(type.GetElementType()!), type.GetArrayRank());
        if (type.IsGenericParameter) return new NamedType(type.Name);
        if (Nullable.GetUnderlyingType(type) is { } inner) return new NullableType(Reference(inner));
        EquatableList<TypeReference> arguments = [.. type.GetGenericArguments().Select(Reference)];
        return typeof(ITuple).IsAssignableFrom(type) && type.IsValueType && arguments.Count > 1
            ? new TupleType(arguments)
            : new NamedType(Name(type), arguments);
    }

    /// <summary>The dotted name without namespace and without the number of type parameters.</summary>
    public static string Name(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.DeclaringType is { } outer ? $"{Name(outer)}.{name}" : name;
    }

    /// <summary>The public and protected members that <paramref name="type"/> itself declares, without nested types and finalizers.</summary>
    public static IEnumerable<MemberSignature> Members(Type type)
    {
        foreach (var field in type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly))
            if (type.IsEnum && field.IsLiteral)
                yield return new EnumValue(field.Name, Convert.ToInt64(field.GetRawConstantValue(), null));
            else if (!type.IsEnum)
                yield return new FieldSignature(field.Name, Reference(field.FieldType)) { IsStatic = field.IsStatic, IsProtected = !field.IsPublic };
        foreach (var property in type.GetProperties(Declared))
            if (Property(property) is { } signature)
                yield return signature;
        foreach (var constructor in type.GetConstructors(Declared).Where(c => !c.IsStatic && IsVisible(c)))
            yield return new MethodSignature(MethodSignature.ConstructorName, [], new NamedType("void"), Parameters(constructor))
            {
                IsProtected = !constructor.IsPublic,
            };
        foreach (var method in type.GetMethods(Declared).Where(IsOrdinary))
            yield return Method(method);
    }

    /// <summary>What the type is, in the terms of the record.</summary>
    public static TypeKind Kind(Type type) =>
        type.IsEnum ? TypeKind.Enum :
        type.IsInterface ? TypeKind.Interface :
        type.IsValueType ? TypeKind.Struct :
        typeof(Delegate).IsAssignableFrom(type) ? TypeKind.Delegate :
        type is { IsAbstract: true, IsSealed: true } ? TypeKind.StaticClass :
        type.IsAbstract ? TypeKind.AbstractClass : TypeKind.Class;

    /// <summary>The base class and all interfaces.</summary>
    public static IEnumerable<TypeReference> Bases(Type type) =>
        type.GetInterfaces().Select(Reference).Concat(type.BaseType is { } ancestor ? [Reference(ancestor)] : []);

    /// <summary>The base classes from the nearest on, without <see cref="object"/>.</summary>
    public static IEnumerable<Type> BaseClasses(Type type)
    {
        for (var ancestor = type.BaseType; ancestor is not null && ancestor != typeof(object); ancestor = ancestor.BaseType) yield return ancestor;
    }

    static bool IsOrdinary(MethodInfo method) =>
        IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) && method.Name is not "Finalize";

    static bool IsVisible(MethodBase? method) => method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    static MethodSignature Method(MethodInfo method) =>
        new(method.Name, [.. method.GetGenericArguments().Select(p => p.Name)], Reference(method.ReturnType), Parameters(method))
        {
            IsStatic = method.IsStatic,
            IsProtected = !method.IsPublic,
            Dispatch = DispatchOf(method),
        };

    static PropertySignature? Property(PropertyInfo property)
    {
        var canRead = IsVisible(property.GetMethod);
        var canWrite = IsVisible(property.SetMethod);
        if (!canRead && !canWrite) return null;
        var accessor = canRead ? property.GetMethod! : property.SetMethod!;
        var indices = property.GetIndexParameters();
        return new PropertySignature(
            indices.Length > 0 ? "this" : property.Name, Reference(property.PropertyType), [.. indices.Select(Parameter)], canRead, canWrite)
        {
            IsStatic = accessor.IsStatic,
            IsProtected = property.GetMethod?.IsPublic != true && property.SetMethod?.IsPublic != true,
            Dispatch = DispatchOf(accessor),
        };
    }

    static Dispatch DispatchOf(MethodInfo method) =>
        method.IsAbstract ? Dispatch.Abstract : method.IsVirtual && !method.IsFinal ? Dispatch.Virtual : Dispatch.Direct;

    static EquatableList<ParameterSignature> Parameters(MethodBase method)
    {
        var isExtension = method.IsDefined(typeof(ExtensionAttribute), inherit: false);
        return [.. method.GetParameters().Select(p => Parameter(p) with { IsThis = isExtension && p.Position == 0 })];
    }

    static ParameterSignature Parameter(ParameterInfo parameter)
    {
        var passing = !parameter.ParameterType.IsByRef ? Passing.Value : parameter.IsOut ? Passing.Out : parameter.IsIn ? Passing.In : Passing.Ref;
        var isParams = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute));
        return new ParameterSignature(
            parameter.Name!, Reference(parameter.ParameterType), passing, isParams, IsThis: false,
            parameter.HasDefaultValue ? DefaultValue.Text(parameter.ParameterType, parameter.RawDefaultValue) : null);
    }
}
