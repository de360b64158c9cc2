using TorchSharp.Modules;

namespace OodDsl;

/// <summary>
/// The encoder of a <see cref="VisionTransformer"/>: positions added, layers one after the other, and a last normalisation.
/// Tokens [N, T, D] to [N, T, D].
/// </summary>
sealed class TransformerEncoder : Module<Tensor, Tensor>
{
    const double Tiny = 1e-6;

    readonly Sequential layers;
    readonly LayerNorm ln;

    internal TransformerEncoder(int tokens, VisionTransformer.Sizes sizes) : base(nameof(TransformerEncoder))
    {
        register_parameter("pos_embedding", Parameter(empty(1, tokens, sizes.Width).normal_(0, 0.02)));
        layers = Sequential(Enumerable.Range(0, sizes.Layers).Select(n => ($"encoder_layer_{n}", (Module<Tensor, Tensor>)new Layer(sizes))));
        ln = LayerNorm(sizes.Width, Tiny);
        register_module(nameof(layers), layers);
        register_module(nameof(ln), ln);
    }

    public override Tensor forward(Tensor? tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        using var scope = NewDisposeScope();
        // Read by name: moving a module to a device may replace its parameters.
        return ln.call(layers.call(tokens + get_parameter("pos_embedding")!)).MoveToOuterDisposeScope();
    }

    /// <summary>Attention, then a perceptron of two layers, each on normalised tokens and added to them.</summary>
    sealed class Layer : Module<Tensor, Tensor>
    {
        readonly LayerNorm norm1;
        readonly SelfAttention attention;
        readonly LayerNorm norm2;
        readonly Sequential mlp;

        internal Layer(VisionTransformer.Sizes sizes) : base(nameof(Layer))
        {
            norm1 = LayerNorm(sizes.Width, Tiny);
            attention = new(sizes.Width, sizes.Heads);
            norm2 = LayerNorm(sizes.Width, Tiny);
            // Third in torchvision's stands a dropout, which is off in ViT-B/16.
            mlp = Sequential(("0", Perceptron(sizes.Width, sizes.Hidden)), ("1", GELU()), ("3", Perceptron(sizes.Hidden, sizes.Width)));
            register_module("ln_1", norm1);
            register_module("self_attention", attention);
            register_module("ln_2", norm2);
            register_module(nameof(mlp), mlp);
        }

        public override Tensor forward(Tensor? tokens)
        {
            ArgumentNullException.ThrowIfNull(tokens);
            using var scope = NewDisposeScope();
            var attended = tokens + attention.call(norm1.call(tokens));
            return (attended + mlp.call(norm2.call(attended))).MoveToOuterDisposeScope();
        }

        static Linear Perceptron(long inputs, long outputs)
        {
            var linear = Linear(inputs, outputs);
            init.xavier_uniform_(linear.weight);
            init.normal_(linear.bias!, std: 1e-6);
            return linear;
        }
    }
}
