using System.Reflection;
using System.Text.RegularExpressions;
using TorchSharp;

namespace OodDsl.LibTorch.Tests;

/// <summary>A C# method that is declared as an operator, and how to call it with arguments that go by the schema's names.</summary>
sealed partial class DeclaredMethod
{
    readonly MethodInfo method;
    readonly Lazy<Func<object?[], object?>> invoke;
    readonly string? self;
    readonly string?[] arguments;
    readonly HashSet<string> said;

    DeclaredMethod(MethodInfo method, AtenAttribute aten)
    {
        this.method = method;
        invoke = new(() => Invocation.Of(method));
        Operator = aten.Name;
        var given = aten.Arguments.Select(text => text.Split(':', 2)).Select(parts => (Name: parts[0].Trim(), Expression: parts[1].Trim())).ToList();
        string? Argument(string parameter) =>
            given.Where(item => Mentions(item.Expression, parameter)).OrderByDescending(item => item.Expression == parameter).Select(item => item.Name).FirstOrDefault();
        self = method.IsStatic ? null : given.Where(item => item.Expression is "this" || item.Expression.StartsWith("Cast(this", StringComparison.Ordinal))
            .Select(item => item.Name).FirstOrDefault() ?? "self";
        arguments = [.. method.GetParameters().Select(parameter => Argument(parameter.Name!) ?? parameter.Name)];
        said = [.. arguments.Concat(given.Select(item => item.Name)).OfType<string>()];
    }

    /// <summary>The operator: <c>sum.dim_IntList</c>.</summary>
    public string Operator { get; }

    /// <summary>All methods of the engine that are declared as operators.</summary>
    public static IReadOnlyList<DeclaredMethod> All { get; } =
    [
        .. typeof(torch).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Select(method => (method, aten: method.GetCustomAttribute<AtenAttribute>()))
            .Where(item => item.aten is not null)
            .Select(item => new DeclaredMethod(item.method, item.aten!)),
    ];

    /// <summary>
    /// The method as a function of the sample's arguments; null if the method's parameters can't say them, such as a tuple of three what is a list of one,
    /// or leave to the schema's default what the sample gives otherwise.
    /// </summary>
    public Func<IReadOnlyDictionary<string, object?>, object?[]>? For(IReadOnlyDictionary<string, object?> sample, IEnumerable<string> given) =>
        given.All(said.Contains) && Values(sample) is not null ? Call : null;

    public override string ToString() => $"{method.DeclaringType!.Name}.{method}";

    object?[] Call(IReadOnlyDictionary<string, object?> sample)
    {
        object? result;
        try
        {
            var values = Values(sample)!;
            result = invoke.Value(self is null ? values : [sample[self], .. values]);
        }
        catch (TorchException exception)
        {
            throw new InvalidOperationException($"{this}: {exception.Message}", exception);
        }

        return method.ReturnType == typeof(void) ? []
            : result is System.Runtime.CompilerServices.ITuple tuple ? [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])]
            : [result];
    }

    object?[]? Values(IReadOnlyDictionary<string, object?> sample)
    {
        var parameters = method.GetParameters();
        var values = new object?[parameters.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = parameters[i];
            var shared = arguments.Count(argument => argument == arguments[i]) > 1;
            if (!shared && sample.TryGetValue(arguments[i]!, out var value) && SampleArgument.TryConvert(value, parameter, out values[i])) continue;
            if (!parameter.HasDefaultValue) return null;
            values[i] = SampleArgument.Default(parameter);
        }

        return values;
    }

    static bool Mentions(string expression, string name) => Word().Matches(expression).Any(match => match.Value == name);

    [GeneratedRegex(@"(?<![\w.])\w+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
