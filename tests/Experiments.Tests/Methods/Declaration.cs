using System.Reflection;

namespace Experiments.Tests;

/// <summary>The methods of declarations, which are private: what a test of a method's mathematics calls.</summary>
static class Declaration
{
    const BindingFlags Declared = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>A control arm.</summary>
    public static Type Arm(Type experiment, string arm) => experiment.GetNestedType(arm, BindingFlags.Public | BindingFlags.NonPublic)
        ?? throw new InvalidOperationException($"{experiment.Name} has no arm {arm}.");

    /// <summary>Calls a declared method; parameters that are not given have their defaults.</summary>
    public static T Call<T>(Type experiment, string method, params object[] arguments)
    {
        var declared = experiment.GetMethod(method, Declared) ?? throw new InvalidOperationException($"{experiment.Name} declares no method {method}.");
        var defaults = declared.GetParameters().Skip(arguments.Length).Select(parameter => parameter.DefaultValue);
        return (T)declared.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [.. arguments, .. defaults], null)!;
    }
}
