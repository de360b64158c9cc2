namespace OodDsl;

/// <summary>On a static method that makes a module which is not applied by itself: losses, steps and scores receive it.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ModuleAttribute : ParameterGroup;
