namespace OodDsl;

/// <summary>
/// RankFeat (Song, Sebe, Wang; NeurIPS 2022): the energy of the mean of two logits, each of the network with the rank-one part <c>s_1 u_1 v_1'</c> taken
/// out of the map of one of its last two stages. Higher is more in-distribution.
/// </summary>
public sealed class RankFeat : Score
{
    /// <summary>Steps of the power iteration that finds the part (OpenOOD: 20); 0: exactly.</summary>
    public int Iterations { get; init; }

    /// <summary>The score of each image.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="maps">The network's maps.</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <param name="classifierBias">b, [K].</param>
    /// <returns>[N].</returns>
    [Passes(2)]
    public Tensor Compute(Tensor images, FeatureMaps maps, Tensor classifierWeight, Tensor classifierBias)
    {
        ArgumentNullException.ThrowIfNull(maps);
        Require.AtLeast(Iterations, 0, $"{nameof(RankFeat)}.{nameof(Iterations)}");
        using var scope = NewDisposeScope();
        var logits = Logits(1) + Logits(2);
        return (logits / 2).logsumexp(1).MoveToOuterDisposeScope();

        Tensor Logits(int stage) => Reclassification.Logits(maps.Edited(images, stage, WithoutFirst), classifierWeight, classifierBias);
    }

    /// <summary>A map [N, C, H, W] without its first singular term as matrices C x HW.</summary>
    internal Tensor WithoutFirst(Tensor map)
    {
        var x = map.flatten(2);
        var v = (Iterations > 0 ? ByPower(x) : Exactly(x)).unsqueeze(2);
        return (x - x.matmul(v).matmul(v.transpose(1, 2))).view(map.shape);
    }

    // The first right singular vector, [N, HW]: an eigenvector of the smaller of the two products.
    static Tensor Exactly(Tensor x)
    {
        if (x.shape[2] <= x.shape[1]) return Last(x.transpose(1, 2).matmul(x));
        return normalize(x.transpose(1, 2).matmul(Last(x.matmul(x.transpose(1, 2))).unsqueeze(2)).squeeze(2));

        static Tensor Last(Tensor gram) => linalg.eigh(gram).Item2.select(2, gram.shape[2] - 1);
    }

    Tensor ByPower(Tensor x)
    {
        var v = normalize(ones([x.shape[0], x.shape[2], 1], dtype: x.dtype, device: x.device));
        for (var i = 0; i < Iterations; i++) v = normalize(x.transpose(1, 2).matmul(x.matmul(v)));
        return v.squeeze(2);
    }
}
