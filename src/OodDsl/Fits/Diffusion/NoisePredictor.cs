namespace OodDsl;

/// <summary>
/// A small U-Net that finds the noise in latents [N, 4, 8, 8], given the time and a conditioning vector: residual blocks at 8 x 8, 4 x 4 and 8 x 8
/// places, each with the embedded time and vector added between its convolutions.
/// </summary>
sealed class NoisePredictor : Module
{
    readonly long width;
    readonly Sequential time;
    readonly TorchSharp.Modules.Linear token;
    readonly TorchSharp.Modules.Conv2d first;
    readonly TorchSharp.Modules.Conv2d down;
    readonly TorchSharp.Modules.ConvTranspose2d up;
    readonly Block before;
    readonly Block middle;
    readonly Block after;
    readonly Sequential last;

    internal NoisePredictor(long tokenWidth, long width) : base(nameof(NoisePredictor))
    {
        this.width = width;
        const long Channels = LatentAutoencoder.Channels;
        time = Sequential(Linear(width, 2 * width), SiLU(), Linear(2 * width, 2 * width));
        token = Linear(tokenWidth, 2 * width);
        first = Conv2d(Channels, width, 3, 1, padding: 1);
        before = new(width, width, 2 * width);
        down = Conv2d(width, 2 * width, 3, 2, padding: 1);
        middle = new(2 * width, 2 * width, 2 * width);
        up = ConvTranspose2d(2 * width, width, 4, 2, padding: 1);
        after = new(2 * width, width, 2 * width);
        last = Sequential(GroupNorm(8, width), SiLU(), Conv2d(width, Channels, 3, 1, padding: 1));
        register_module(nameof(time), time);
        register_module(nameof(token), token);
        register_module(nameof(first), first);
        register_module(nameof(before), before);
        register_module(nameof(down), down);
        register_module(nameof(middle), middle);
        register_module(nameof(up), up);
        register_module(nameof(after), after);
        register_module(nameof(last), last);
    }

    /// <summary>The noise.</summary>
    /// <param name="latents">[N, 4, 8, 8].</param>
    /// <param name="times">[N], int64.</param>
    /// <param name="vectors">Conditioning [N, D]; zeros: none.</param>
    internal Tensor Predict(Tensor latents, Tensor times, Tensor vectors)
    {
        using var scope = NewDisposeScope();
        var embedding = time.call(Waves(times)) + token.call(vectors);
        var fine = before.Apply(first.call(latents), embedding);
        var coarse = middle.Apply(down.call(fine), embedding);
        return last.call(after.Apply(cat([fine, up.call(coarse)], 1), embedding)).MoveToOuterDisposeScope();
    }

    // Sines and cosines of geometrically spaced frequencies, [N, width].
    Tensor Waves(Tensor times)
    {
        var half = width / 2;
        var frequencies = (arange(half, dtype: float32, device: times.device) * (-Math.Log(10_000) / half)).exp();
        var angles = times.to(float32).unsqueeze(1) * frequencies;
        return cat([angles.sin(), angles.cos()], 1);
    }

    sealed class Block : Module
    {
        readonly Sequential enter;
        readonly TorchSharp.Modules.Linear shift;
        readonly Sequential leave;
        readonly Module<Tensor, Tensor> shortcut;

        internal Block(long channels, long outputs, long embedding) : base(nameof(Block))
        {
            enter = Sequential(GroupNorm(8, channels), SiLU(), Conv2d(channels, outputs, 3, 1, padding: 1));
            shift = Linear(embedding, outputs);
            leave = Sequential(GroupNorm(8, outputs), SiLU(), Conv2d(outputs, outputs, 3, 1, padding: 1));
            shortcut = channels == outputs ? Identity() : Conv2d(channels, outputs, 1);
            register_module(nameof(enter), enter);
            register_module(nameof(shift), shift);
            register_module(nameof(leave), leave);
            register_module(nameof(shortcut), shortcut);
        }

        internal Tensor Apply(Tensor x, Tensor embedding) =>
            leave.call(enter.call(x) + shift.call(silu(embedding)).unsqueeze(2).unsqueeze(3)) + shortcut.call(x);
    }
}
