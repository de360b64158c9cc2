namespace OodDsl;

/// <summary>A second stream of training images, such as another labelled domain.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class Auxiliary<T> : DataStream<T> where T : DataSet;
