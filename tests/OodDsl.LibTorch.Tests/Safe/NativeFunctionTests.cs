using System.Reflection;
using TorchSharp;

namespace OodDsl.LibTorch.Tests;

/// <summary>Every C function of the bridge with null handles, null lists and numbers out of range: an answer or an error, never a crash.</summary>
/// <remarks>They are found by reflection, so that none can be forgotten.</remarks>
public sealed class NativeFunctionTests
{
    // What comes out is valid for any caller, and changes nothing that a test could not put back.
    static readonly Dictionary<string, string> Left = new(StringComparer.Ordinal)
    {
        ["SetWarningCallback"] = "null would take the callback away that the other tests listen to; null is what the bridge starts with",
        ["MemoryInstall"] = "runs once, before the first tensor",
        ["InteropThreadsSet"] = "a number in range can be set once in a process only; one out of range is tried below",
    };

    public static TheoryData<string> Names => [.. Functions.Keys.Except(Left.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    static SortedDictionary<string, MethodInfo> Functions { get; } = new(
        typeof(Native).GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(method => !method.Name.StartsWith('<'))
            .ToDictionary(method => method.Name, StringComparer.Ordinal),
        StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void Wrong_arguments_do_no_harm(string name)
    {
        var function = Functions[name];
        using var state = new ProcessState();
        // On a thread of its own: modes belong to threads.
        var statuses = OnThread(() => Choices(function).Select(arguments => Invoke(function, arguments)).ToList());
        Assert.NotEmpty(statuses);
        if (function.ReturnType != typeof(NativeStatus)) return;
        // A null handle, a null list or a null text is never right, except where a null stands for nothing.
        if (function.GetParameters().Any(parameter => parameter.ParameterType == typeof(nint))) Assert.Contains(statuses, status => status is not NativeStatus.Ok);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Numbers_of_threads_out_of_range_are_refused(int count)
    {
        Assert.Equal(NativeStatus.Argument, Native.ThreadsSet(count));
        Assert.Equal(NativeStatus.Argument, Native.InteropThreadsSet(count));
    }

    [Fact]
    public void All_functions_are_tried() => Assert.True(Names.Count > 60, $"{Names.Count} functions");

    // Every parameter takes each of its values once, while the others keep their first.
    static IEnumerable<object?[]> Choices(MethodInfo function)
    {
        var parameters = function.GetParameters();
        var values = Array.ConvertAll(parameters, Values);
        yield return Array.ConvertAll(values, choices => choices[0]);
        for (var i = 0; i < parameters.Length; i++)
        {
            foreach (var value in values[i].Skip(1))
            {
                var arguments = Array.ConvertAll(values, choices => choices[0]);
                arguments[i] = value;
                yield return arguments;
            }
        }
    }

    static object?[] Values(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.IsOut || parameter.Member.Name == nameof(Native.Free)) return [null];
        if (type == typeof(string)) return ["", "aten::nonsense", "größer"];
        if (type == typeof(double)) return [0.0, double.NaN, double.NegativeInfinity, 1e300];
        if (type == typeof(long)) return [0L, -1L, 1L, long.MaxValue, long.MinValue];
        if (type == typeof(ulong)) return [0UL, ulong.MaxValue];
        // A number of items goes with the list that it counts; that one has room for a few nulls.
        if (type == typeof(int) && parameter.Name is { } name && (name.Contains("ount", StringComparison.Ordinal) || name is "capacity" or "dimensions")) return [0, -1, 1];
        if (type == typeof(int)) return [0, -1, 1, 7, int.MaxValue, int.MinValue];
        if (type == typeof(nint) || type.IsFunctionPointer || type.IsUnmanagedFunctionPointer) return [(nint)0];
        return type.IsPointer ? [Scratch.Memory, null] : throw new NotSupportedException($"The test has no value for a {type} ({parameter.Name}).");
    }

    static NativeStatus? Invoke(MethodInfo function, object?[] arguments)
    {
        Scratch.Clear();
        return function.Invoke(null, arguments) as NativeStatus?;
    }

    static T OnThread<T>(Func<T> body)
    {
        T result = default!;
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = body();
            }
            catch (Exception exception)
            {
                thrown = exception;
            }
        });
        thread.Start();
        thread.Join();
        return thrown is null ? result : throw new InvalidOperationException("The call failed.", thrown);
    }
}
