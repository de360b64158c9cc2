namespace OodDsl;

/// <summary>
/// The mathematics that components and experiments share, imported by name into every experiment and usable without the language.
/// Everything is batched, differentiable where that makes sense, and free of host synchronisation.
/// </summary>
public static partial class Functions
{
    /// <summary>
    /// A multi-layer perceptron: linear layers with a ReLU after all but the last. Parameters are called <c>0.weight</c>, <c>2.weight</c>...
    /// </summary>
    /// <param name="widths">Width of the input, of each hidden layer and of the output; at least two.</param>
    /// <returns>A module from [N, first] to [N, last].</returns>
    public static Sequential Mlp(params ReadOnlySpan<long> widths)
    {
        if (widths.Length < 2) throw new ArgumentException("A perceptron has at least an input and an output width.", nameof(widths));
        List<Module<Tensor, Tensor>> layers = [Linear(widths[0], widths[1])];
        for (var i = 1; i + 1 < widths.Length; i++)
        {
            layers.Add(ReLU());
            layers.Add(Linear(widths[i], widths[i + 1]));
        }
        return Sequential(layers);
    }
}
