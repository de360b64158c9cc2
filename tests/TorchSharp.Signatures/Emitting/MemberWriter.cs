namespace TorchSharp.Signatures;

/// <summary>Writes members as C# whose bodies throw.</summary>
sealed class MemberWriter(TypeScope scope, Inheritance inheritance)
{
    const string Body = " => throw null!;";

    /// <summary>The type of the argument that only hidden constructors take, so that every class can call its base.</summary>
    public const string HiddenArgument = "global::TorchSharp.SignatureOnly";

    static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_Modulus"] = "%",
        ["op_UnaryNegation"] = "-",
        ["op_UnaryPlus"] = "+",
        ["op_LogicalNot"] = "!",
        ["op_OnesComplement"] = "~",
        ["op_BitwiseAnd"] = "&",
        ["op_BitwiseOr"] = "|",
        ["op_ExclusiveOr"] = "^",
        ["op_LeftShift"] = "<<",
        ["op_RightShift"] = ">>",
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_GreaterThan"] = ">",
        ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThanOrEqual"] = ">=",
    };

    public string Write(TypeSignature type, MemberSignature member) => member switch
    {
        EnumValue value => $"{TypeScope.Escape(value.Name)} = {value.Value},",
        FieldSignature field => $"{Modifiers(type, field)}{CSharp(field.Type, type.TypeParameters)} {TypeScope.Escape(field.Name)};",
        PropertySignature property => Modifiers(type, property) + Property(property, type.TypeParameters, prefix: "", IsAbstract(type, property)),
        MethodSignature { IsConstructor: true } constructor => Constructor(type, constructor),
        MethodSignature conversion when IsOperator(conversion) => Operator(type, conversion),
        MethodSignature method =>
            Modifiers(type, method) + Method(method, type.TypeParameters, prefix: "", IsAbstract(type, method), Constraints(type, method)),
        _ => throw new InvalidOperationException($"No C# for {member.GetType().Name}."),
    };

    /// <summary>An explicit implementation, for what the record does not show because it is private.</summary>
    public string WriteExplicit(TypeSignature type, NamedType contract, MemberSignature member)
    {
        var prefix = CSharp(contract, type.TypeParameters) + ".";
        return member switch
        {
            PropertySignature property => Property(property, type.TypeParameters, prefix, isAbstract: false),
            MethodSignature method => Method(method, type.TypeParameters, prefix, isAbstract: false),
            _ => throw new InvalidOperationException($"{contract} has a member that is neither method nor property: {member}."),
        };
    }

    /// <summary>The constructor that classes of this assembly call when they derive from a class without a public one.</summary>
    public static string HiddenConstructor(TypeSignature type, bool hasBase) =>
        $"internal {SimpleName(type)}({HiddenArgument} _){BaseCall(hasBase)} {{ }}";

    public string Delegate(TypeSignature type, MethodSignature invoke) =>
        $"public delegate {CSharp(invoke.ReturnType, type.TypeParameters)} {SimpleName(type)}{Brackets(type.TypeParameters)}" +
        $"({Parameters(invoke.Parameters, type.TypeParameters)});";

    public static string SimpleName(TypeSignature type) => TypeScope.Escape(type.ShortName[(type.ShortName.LastIndexOf('.') + 1)..]);

    public static string Brackets(IReadOnlyCollection<string> typeParameters) =>
        typeParameters.Count == 0 ? "" : $"<{string.Join(", ", typeParameters)}>";

    /// <summary>The constraints of a type on <paramref name="typeParameters"/>, its own or a method's.</summary>
    public string Constraints(TypeSignature type, IReadOnlyCollection<string> typeParameters) => string.Concat(
        from constraint in type.Constraints
        where typeParameters.Contains(constraint.TypeParameter, StringComparer.Ordinal)
        let required = constraint.Required.Select(required => Required(required, type.TypeParameters))
        select $" where {constraint.TypeParameter} : {string.Join(", ", required)}");

    /// <summary>A method that overrides another has that one's constraints without saying so.</summary>
    string Constraints(TypeSignature type, MethodSignature method) =>
        inheritance.Overridden(type, method) is null ? Constraints(type, method.TypeParameters) : "";

    string Required(TypeReference required, EquatableList<string> typeParameters) =>
        required is NamedType { Name: "class" or "struct" or "unmanaged" or "new()" } keyword ? keyword.Name : CSharp(required, typeParameters);

    string Constructor(TypeSignature type, MethodSignature constructor) =>
        $"{(constructor.IsProtected ? "protected" : "public")} {SimpleName(type)}({Parameters(constructor.Parameters, type.TypeParameters)})" +
        BaseCall(type.Kind != TypeKind.Struct && inheritance.BaseClasses(type).Count() > 1) + Body;

    static string BaseCall(bool hasBase) => hasBase ? $" : base(default({HiddenArgument}))" : "";

    /// <summary>TorchSharp also has operators for F#, which are ordinary methods in C#.</summary>
    static bool IsOperator(MethodSignature method) => method.Name is "op_Implicit" or "op_Explicit" || Operators.ContainsKey(method.Name);

    string Operator(TypeSignature type, MethodSignature method)
    {
        var result = CSharp(method.ReturnType, type.TypeParameters);
        var parameters = $"({Parameters(method.Parameters, type.TypeParameters)})";
        return "public static " + (method.Name switch
        {
            "op_Implicit" => $"implicit operator {result}",
            "op_Explicit" => $"explicit operator {result}",
            _ => $"{result} operator {Operators[method.Name]}",
        }) + parameters + Body;
    }

    string Method(MethodSignature method, EquatableList<string> typeParameters, string prefix, bool isAbstract, string constraints = "")
    {
        EquatableList<string> visible = [.. typeParameters, .. method.TypeParameters];
        return $"{CSharp(method.ReturnType, visible)} {prefix}{TypeScope.Escape(method.Name)}{Brackets(method.TypeParameters)}" +
            $"({Parameters(method.Parameters, visible)}){constraints}{(isAbstract ? ";" : Body)}";
    }

    string Property(PropertySignature property, EquatableList<string> typeParameters, string prefix, bool isAbstract)
    {
        var body = isAbstract ? ";" : Body;
        var name = property.IsIndexer ? $"this[{Parameters(property.Parameters, typeParameters)}]" : TypeScope.Escape(property.Name);
        return $"{CSharp(property.Type, typeParameters)} {prefix}{name} {{ " +
            (property.CanRead ? $"get{body} " : "") + (property.CanWrite ? $"set{body} " : "") + "}";
    }

    static bool IsAbstract(TypeSignature type, MemberSignature member) => type.Kind == TypeKind.Interface || member.Dispatch == Dispatch.Abstract;

    string Modifiers(TypeSignature type, MemberSignature member)
    {
        if (type.Kind == TypeKind.Interface) return "";
        var access = member.IsProtected ? "protected " : "public ";
        if (member.IsStatic) return access + "static ";
        var overridden = inheritance.Overridden(type, member)?.Dispatch ?? Dispatch.Direct;
        return access + (member.Dispatch, overridden) switch
        {
            (Dispatch.Abstract, Dispatch.Direct) => "abstract ",
            (Dispatch.Abstract, _) => "abstract override ",
            (Dispatch.Virtual, Dispatch.Direct) => "virtual ",
            (Dispatch.Virtual, _) => "override ",
            // Not virtual any more: an abstract member must have been overridden and sealed, any other is hidden.
            (_, Dispatch.Abstract) => "sealed override ",
            (_, Dispatch.Virtual) => "new ",
            _ => "",
        };
    }

    string Parameters(EquatableList<ParameterSignature> parameters, EquatableList<string> typeParameters) =>
        string.Join(", ", parameters.Select(parameter => Parameter(parameter, typeParameters)));

    string Parameter(ParameterSignature parameter, EquatableList<string> typeParameters)
    {
        var type = parameter.Type;
        // A default of null on a type without annotation comes from code compiled without nullable types: it takes null without a warning.
        if (parameter.Default is "null" && !IsTypeParameter(type, typeParameters) && type is not NullableType) type = new NullableType(type);
        return (parameter.IsThis ? "this " : "") + (parameter.IsParams ? "params " : "") +
            (parameter.Passing switch { Passing.Ref => "ref ", Passing.Out => "out ", Passing.In => "in ", _ => "" }) +
            $"{CSharp(type, typeParameters)} {TypeScope.Escape(parameter.Name)}" +
            (parameter.Default is null ? "" : $" = {Default(parameter.Default, type, typeParameters)}");
    }

    /// <summary>False if the default value is an enumeration's and not one of its recorded values.</summary>
    public bool HasDefault(ParameterSignature parameter) =>
        parameter.Default is not { } text || text is "null" or "default" || parameter.Type.Unwrapped is not NamedType named ||
        !scope.TryRecorded(TypeScope.KeyOf(named), out var type) || type.Kind != TypeKind.Enum ||
        type.Members.Any(value => text.EndsWith("." + value.Name, StringComparison.Ordinal));

    string Default(string text, TypeReference type, EquatableList<string> typeParameters) => type.Unwrapped switch
    {
        _ when text is "null" or "default" => "default",
        NamedType { Name: "float" } => text + "f",
        NamedType { Name: "char" } => $"'{text}'",
        NamedType named when scope.TryRecorded(TypeScope.KeyOf(named), out var found) && found.Kind == TypeKind.Enum =>
            $"{CSharp(named, typeParameters)}.{TypeScope.Escape(text[(text.LastIndexOf('.') + 1)..])}",
        _ => text,
    };

    static bool IsTypeParameter(TypeReference type, EquatableList<string> typeParameters) =>
        type is NamedType { Arguments.Count: 0 } named && typeParameters.Contains(named.Name, StringComparer.Ordinal);

    string CSharp(TypeReference type, EquatableList<string> typeParameters) => scope.CSharp(type, typeParameters);
}
