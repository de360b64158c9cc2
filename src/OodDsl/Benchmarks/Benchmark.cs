namespace OodDsl;

/// <summary>Data and protocol of an evaluation, as a type: its attributes name the sets. Results of one benchmark type are comparable.</summary>
public abstract class Benchmark;

/// <summary>A slot: the benchmark the experiment is trained and evaluated on.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class Benchmark<T> : Attribute where T : Benchmark, new();
