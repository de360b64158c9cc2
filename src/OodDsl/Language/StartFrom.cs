namespace OodDsl;

/// <summary>
/// A slot: training begins with the weights of a finished run of another experiment (same seed, same split; run first, or reused). Parameters and
/// buffers of equal name and shape are copied.
/// </summary>
/// <typeparam name="T">The experiment.</typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StartFrom<T> : Component where T : Experiment;
