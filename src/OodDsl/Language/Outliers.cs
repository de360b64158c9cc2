namespace OodDsl;

/// <summary>Auxiliary outliers for training. They may share nothing with the OOD test sets; the compiler looks.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class Outliers<T> : DataStream<T> where T : DataSet;
