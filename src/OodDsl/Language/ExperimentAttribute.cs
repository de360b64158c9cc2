namespace OodDsl;

/// <summary>Makes a class under <see cref="Experiment"/> a run of its own. Classes nested in it that derive from it are its control arms.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ExperimentAttribute : Attribute;
