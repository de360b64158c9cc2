namespace OodDsl;

/// <summary>
/// OOD images that settings of scores may be chosen on (<c>./ood tune</c>), beside the ID validation set. On an experiment, or on a benchmark
/// for all its experiments that declare none. Never the test sets: the compiler refuses a set that shares images with one of them. The set's
/// training split is taken. Nothing is trained on it unless something asks for <c>oodValidationImages</c>, and no fit reads it unless it asks for
/// <c>oodValidation</c> plus a value's name (<c>oodValidationFeatures</c>).
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class OodValidation<T> : DataStream<T> where T : DataSet;
