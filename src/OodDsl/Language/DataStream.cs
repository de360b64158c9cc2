namespace OodDsl;

/// <summary>
/// Another stream of training batches beside the ID one. Its type's name, in the singular, is the prefix of its values:
/// <c>Outliers</c> gives <c>outlierImages</c>, <c>outlierLabels</c>, <c>outlierClasses</c>, <c>rawOutlierImages</c>.
/// Several of one kind are drawn from as one.
/// </summary>
/// <typeparam name="T">The data set.</typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public abstract class DataStream<T> : Component where T : DataSet
{
    /// <summary>Images per training image of the ID stream. Positive.</summary>
    public double Ratio { get; init; } = 1;
}
