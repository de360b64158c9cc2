namespace OodDsl;

/// <summary>
/// LeNet-5 with ReLU and max pooling (after LeCun, Bottou, Bengio, Haffner, 1998) for images of 28 x 28: features [N, 84], not negative. Parameters are
/// called as in OpenOOD: <c>block1.0</c>, <c>block2.0</c>, <c>block3.0</c>, <c>classifier1</c>.
/// </summary>
public sealed class LeNet : Backbone
{
    /// <summary>Published weights to begin with; empty: none.</summary>
    public string Weights { get; init; } = "";

    /// <summary>Makes the network: [N, channels, 28, 28] to [N, 84].</summary>
    public Module<Tensor, Tensor> Create(int channels) => new LeNetwork(channels, PublishedWeights.Of("lenet", Weights, "fc"));
}
