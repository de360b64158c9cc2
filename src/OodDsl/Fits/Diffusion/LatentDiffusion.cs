using TorchSharp;

namespace OodDsl;

/// <summary>
/// A class-conditional diffusion of latents (Rombach et al., CVPR 2022) of the smallest size: an autoencoder, then a noise predictor with classifier-free
/// guidance (Ho and Salimans, 2022), trained one after the other on a data set. Diffusion of 1,000 times, as Stable Diffusion's.
/// </summary>
sealed class LatentDiffusion : IDisposable
{
    const int Times = 1000;
    const double WithoutToken = 0.1;
    const double LearningRate = 2e-3;
    readonly LatentAutoencoder autoencoder;
    readonly NoisePredictor predictor;
    readonly Tensor kept;
    Tensor scale;
    double gain = 1;

    internal LatentDiffusion(long channels, long tokenWidth, long width, Device device)
    {
        autoencoder = new(channels, width);
        predictor = new(tokenWidth, width);
        autoencoder.to(device);
        predictor.to(device);
        // The share of the signal's variance that is left, for each time.
        var beta = linspace(Math.Sqrt(0.00085), Math.Sqrt(0.012), Times, dtype: float64).square();
        kept = (1 - beta).cumprod(0).to(float32).to(device);
        scale = ones(1, device: device);
    }

    /// <summary>Trains both parts for so many steps.</summary>
    /// <param name="images">N of [C, H, W], in [0, 1].</param>
    /// <param name="labels">[N], int64.</param>
    /// <param name="tokens">The vector each class is known by, [K, D].</param>
    /// <param name="steps">Steps of each part.</param>
    /// <param name="batch">Images per step.</param>
    /// <param name="random">Where batches, times and noise come from.</param>
    internal void Train(ImageRows images, Tensor labels, Tensor tokens, int steps, int batch, Generator random)
    {
        using var scope = NewDisposeScope();
        using var gradients = enable_grad();
        // The noise predictor sees vectors of about unit entries.
        gain = Math.Sqrt(tokens.shape[1]) / linalg.vector_norm(tokens, dims: [1]).mean().item<float>();
        Fit(autoencoder, rows => autoencoder.Error(images.At(rows)));
        // Latents of unit variance, as the diffusion ends in.
        using (no_grad())
        {
            var latents = autoencoder.Encode(images.Batches(batch, first: 1000));
            scale = latents.std().DetachFromDisposeScope();
        }
        Fit(predictor, rows =>
        {
            Tensor latents;
            using (no_grad()) latents = autoencoder.Encode(images.At(rows)) / scale;
            var times = randint(0, Times, [batch], dtype: int64, device: images.Device, generator: random);
            var noise = randn(latents.shape, device: images.Device, generator: random);
            var share = kept.index_select(0, times).view(-1, 1, 1, 1);
            var vectors = tokens.index_select(0, labels.index_select(0, rows));
            vectors = gain * vectors * (rand([batch, 1], device: images.Device, generator: random) >= WithoutToken);
            return mse_loss(predictor.Predict(share.sqrt() * latents + (1 - share).sqrt() * noise, times, vectors), noise);
        });

        void Fit(Module module, Func<Tensor, Tensor> error)
        {
            using var optimizer = optim.Adam(module.parameters(), LearningRate);
            for (var step = 0; step < steps; step++)
            {
                using var one = NewDisposeScope();
                var loss = error(randint(0, images.Count, [batch], dtype: int64, device: images.Device, generator: random));
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
            }
        }
    }

    /// <summary>
    /// Samples latents by pseudo linear multistep (PLMS, Liu et al., ICLR 2022) with classifier-free guidance; no noise is added on the way.
    /// </summary>
    /// <param name="vectors">The vector that stands in for a class's, for each sample, [N, D].</param>
    /// <param name="steps">Steps.</param>
    /// <param name="guidance">How far beyond the unconditional prediction; 1: the conditional one.</param>
    /// <param name="random">Where the start comes from.</param>
    /// <returns>[N, 4, 8, 8], unit variance on the training set.</returns>
    internal Tensor Sample(Tensor vectors, int steps, double guidance, Generator random)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var latents = randn([vectors.shape[0], LatentAutoencoder.Channels, LatentAutoencoder.Side, LatentAutoencoder.Side], device: vectors.device, generator: random);
        var times = Enumerable.Range(0, steps).Select(i => (int)((long)i * Times / steps)).Reverse().ToArray();
        List<Tensor> history = [];
        for (var i = 0; i < steps; i++)
        {
            var next = i + 1 < steps ? times[i + 1] : 0;
            var slope = Guided(latents, times[i]);
            history.Add(slope);
            var combined = history switch
            {
                // The first step looks ahead once.
                [var a] => steps == 1 ? a : (a + Guided(Step(latents, a, times[i], next), next)) / 2,
                [var b, var a] => (3 * a - b) / 2,
                [var c, var b, var a] => (23 * a - 16 * b + 5 * c) / 12,
                [.., var d, var c, var b, var a] => (55 * a - 59 * b + 37 * c - 9 * d) / 24,
                _ => slope,
            };
            latents = Step(latents, combined, times[i], next);
        }
        return latents.MoveToOuterDisposeScope();

        Tensor Guided(Tensor x, int time)
        {
            var at = full([x.shape[0]], (long)time, dtype: int64, device: x.device);
            var without = predictor.Predict(x, at, zeros_like(vectors));
            return without + guidance * (predictor.Predict(x, at, gain * vectors) - without);
        }
    }

    /// <summary>Latents to images [N, C, 32, 32], in [0, 1].</summary>
    internal Tensor Decode(Tensor latents)
    {
        using var mode = no_grad();
        return autoencoder.Decode(latents * scale).clamp(0, 1);
    }

    public void Dispose()
    {
        autoencoder.Dispose();
        predictor.Dispose();
        kept.Dispose();
        scale.Dispose();
    }

    // The latents of an earlier time, if this is their noise.
    Tensor Step(Tensor latents, Tensor noise, int time, int earlier)
    {
        var (now, then) = (kept[time], kept[earlier]);
        var clean = (latents - (1 - now).sqrt() * noise) / now.sqrt();
        return then.sqrt() * clean + (1 - then).sqrt() * noise;
    }
}
