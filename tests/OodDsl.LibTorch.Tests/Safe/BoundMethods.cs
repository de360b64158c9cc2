using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>The methods that are bound to operators, found by reflection.</summary>
static class BoundMethods
{
    /// <summary>Those that reflection can call: a parameter on the stack only can't be boxed.</summary>
    public static IReadOnlyList<MethodInfo> All { get; } =
    [
        .. typeof(Tensor).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<AtenAttribute>() is not null && !method.GetParameters().Any(parameter => parameter.ParameterType.IsByRefLike))
            .OrderBy(Describe, StringComparer.Ordinal),
    ];

    public static string Describe(MethodInfo method) =>
        $"{method.DeclaringType!.FullName}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name + " " + parameter.Name))})";

    /// <summary>Calls it and returns what it threw, or null.</summary>
    public static Exception? Try(MethodInfo method, Tensor? target, object?[] arguments)
    {
        try
        {
            method.Invoke(method.IsStatic ? null : target, arguments);
            return null;
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException;
        }
    }

    /// <summary>Whether a caller can tell from the exception what was wrong.</summary>
    public static bool IsTyped(Exception exception) =>
        exception is TorchException or ObjectDisposedException or ArgumentException or NotSupportedException or OverflowException;
}
