using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>Every bound operator with disposed tensors, with nulls, and with random arguments of every kind: an answer or a typed exception.</summary>
public sealed class OperatorFuzzTests
{
    // Where libtorch 1.13 itself never ends or ends the process, also when Python calls it.
    static readonly Dictionary<string, string> Fatal = new(StringComparer.Ordinal)
    {
        ["adaptive_max_pool2d_with_indices"] = "goes over an output of 2^31 columns and no rows",
        ["adaptive_max_pool3d_with_indices"] = "goes over an output of 2^31 columns and no rows",
        ["Unpool2"] = "reads a size of two numbers, however many there are; its callers give two",
        ["Unpool3"] = "reads a size of three numbers, however many there are; its callers give three",
        ["Unpack"] = "reads as many rows as the batch sizes say; its caller gives those of a packed sequence",
        ["EmbedBags"] = "ends the process for a mode above 2; nn.EmbeddingBag gives one of three",
        ["mvlgamma"] = "adds up as many terms as p says",
        ["mvlgamma_"] = "as mvlgamma",
        ["multigammaln"] = "as mvlgamma",
    };

    /// <summary>OODDSL_FUZZ_SEEDS asks for others, such as <c>4,5,6</c>.</summary>
    public static TheoryData<int> Seeds => [.. (Environment.GetEnvironmentVariable("OODDSL_FUZZ_SEEDS") ?? "1,2,3").Split(',').Select(int.Parse)];

    static readonly MethodInfo[] Callable = [.. BoundMethods.All.Where(method => Recipes(method) is not null)];

    static readonly Gen<Call> Calls =
        from method in Gen.Elements(Callable.Where(method => !Fatal.ContainsKey(method.Name)))
        from target in ArgumentRecipes.Usable()
        from arguments in Gen.CollectToArray(Recipes(method)!)
        select new Call(method, target, arguments);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_arguments_give_an_answer_or_a_typed_exception(int seed)
    {
        var (answers, refusals) = (0, 0);
        // Warnings about odd arguments, kept off the console.
        using var listener = Engine.ListenToWarnings(_ => { });
        Prop.ForAll(Calls.ToArbitrary(), call =>
        {
            var exception = call.Run();
            if (exception is null) answers++;
            else refusals++;
            return (exception is null || BoundMethods.IsTyped(exception)).Label(exception?.ToString() ?? "");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithReplay((ulong)seed, 2 * (ulong)seed + 1));
        Assert.True(answers > 300 && refusals > 300, $"{answers} answers, {refusals} refusals");
    }

    [Fact]
    public void A_disposed_tensor_is_refused_by_every_operator()
    {
        var gone = ones(2, 2);
        gone.Dispose();
        var wrong = Callable.Where(TakesTensors).Where(method => BoundMethods.Try(method, gone, Defaults(method, gone)) is not ObjectDisposedException);
        Assert.Empty(wrong.Select(BoundMethods.Describe));
    }

    [Fact]
    public void Null_is_refused_by_every_operator_that_needs_a_tensor()
    {
        using var scope = NewDisposeScope();
        var some = ones(2, 2);
        var wrong = Callable.Where(method => TakesTensors(method) && !Fatal.ContainsKey(method.Name))
            .Select(method => (method, exception: BoundMethods.Try(method, some, Defaults(method, null))))
            .Where(call => call.exception is not null && !BoundMethods.IsTyped(call.exception));
        Assert.Empty(wrong.Select(call => $"{BoundMethods.Describe(call.method)}: {call.exception!.GetType().Name}"));
    }

    [Fact]
    public void Hardly_any_operator_is_left_out()
    {
        var left = BoundMethods.All.Except(Callable).Select(BoundMethods.Describe).ToList();
        Assert.True(left.Count < 12, $"{left.Count} of {BoundMethods.All.Count}: {string.Join("; ", left)}");
        Assert.True(Callable.Length > 500, $"{Callable.Length}");
    }

    static Gen<ArgumentRecipe>[]? Recipes(MethodInfo method)
    {
        var recipes = Array.ConvertAll(method.GetParameters(), parameter => ArgumentRecipes.For(parameter.ParameterType));
        return Array.TrueForAll(recipes, recipe => recipe is not null) ? Array.ConvertAll(recipes, recipe => recipe!) : null;
    }

    static bool TakesTensors(MethodInfo method) => !method.IsStatic || method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Tensor));

    // Its own defaults, ones for numbers, the tensor where tensors go.
    static object?[] Defaults(MethodInfo method, Tensor? tensor) => Array.ConvertAll(method.GetParameters(), parameter =>
    {
        var type = parameter.ParameterType;
        if (type == typeof(Tensor)) return tensor;
        if (type.IsAssignableFrom(typeof(Tensor[]))) return new[] { tensor };
        if (parameter.HasDefaultValue) return parameter.DefaultValue is { } value && type.IsEnum ? Enum.ToObject(type, value) : parameter.DefaultValue ?? Default(type);
        return type.IsAssignableFrom(typeof(long[])) ? new[] { 1L } : type == typeof(Scalar) ? (Scalar)1 : type == typeof(string) ? "mean" : Default(type);
    });

    static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    /// <summary>A call as FsCheck shows it.</summary>
    sealed record Call(MethodInfo Method, ArgumentRecipe Target, ArgumentRecipe[] Arguments)
    {
        public Exception? Run()
        {
            using var scope = NewDisposeScope();
            Journal.Note(this);
            return BoundMethods.Try(Method, (Tensor)Target.Make()!, Array.ConvertAll(Arguments, argument => argument.Make()));
        }

        public override string ToString() => $"{BoundMethods.Describe(Method)} on {Target} with ({string.Join("; ", Arguments.Select(Show))})";

        static string Show(ArgumentRecipe argument) => argument switch
        {
            ValueRecipe { Value: Array items } => $"[{string.Join(", ", items.Cast<object>())}]",
            ValueRecipe value => $"{value.Value ?? "null"}",
            ListRecipe list => $"[{string.Join(", ", list.Items.Select(Show))}]",
            _ => $"{argument}",
        };
    }
}
