namespace TorchSharp;

/// <summary>Random values, drawn in place or with the tensor as parameters.</summary>
public static partial class torch
{
    [Aten("_sample_dirichlet", "self: input")] public static partial Tensor _sample_dirichlet(Tensor input, Generator? generator = null);
    [Aten("_standard_gamma", "self: input")] public static partial Tensor _standard_gamma(Tensor input, Generator? generator = null);
    [Aten("bernoulli", "self: input")] public static partial Tensor bernoulli(Tensor input, Generator? generator = null);
    [Aten("binomial", "prob: probs")] public static partial Tensor binomial(Tensor count, Tensor probs, Generator? generator = null);
    [Aten("multinomial", "self: input")]
    public static partial Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null);
    [Aten("poisson", "self: input")] public static partial Tensor poisson(Tensor input, Generator? generator = null);
}
