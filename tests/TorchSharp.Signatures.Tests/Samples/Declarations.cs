using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Signatures.Tests.Samples;

/// <summary>Mathematics of the kind that experiments declare. That it compiles is the test; against signatures alone it can't run.</summary>
static class Declarations
{
    public static Tensor Independence(Tensor features, Tensor outlierFeatures, double sigma, double strength = 131)
    {
        double m = features.shape[0];
        var chunks = outlierFeatures.split(features.shape[0]);
        return strength * Math.Pow(m - 1, 3) / (m * m) * stack(chunks.Select(chunk => chunk.matmul(features.T) / sigma)).mean();
    }

    public static Tensor Correlation(Tensor features, Tensor classMeans) => features.matmul(classMeans.T).abs().amax(1);

    public static Tensor Similarity(Tensor embedding, Tensor axes, Tensor axisScale) =>
        (einsum("nkd,mkd->nkm", embedding, axes).amax(2) * axisScale).mean([1]);

    public static Tensor Direction(Tensor features) => normalize(features);

    public static Tensor Capped(Tensor density) => where(density.isfinite(), density, full_like(density, double.NegativeInfinity));

    public static Tensor FirstRows(Tensor rows) => rows[..4096];

    public static (Tensor images, Tensor targets) Paste(Tensor images, Tensor labels, int classes, Generator random, int top, int bottom)
    {
        var targets = one_hot(labels, classes).to(images.dtype);
        var (height, width) = ((int)images.shape[2], (int)images.shape[3]);
        var partner = randperm(images.shape[0], device: images.device, generator: random);
        var mixed = images.clone();
        mixed[.., .., top..bottom, ..(width / 2)] = images[partner][.., .., top..bottom, ..(width / 2)];
        var kept = 1 - (bottom - top) / (double)height;
        return (mixed, kept * targets + (1 - kept) * targets[partner]);
    }

    public static Tensor NotExtraClass(Tensor logits, int classes) => -logits.log_softmax(1)[.., classes];

    public static Tensor Recognition(Tensor images, Tensor drawnShift, int shifts) =>
        drawnShift.view(-1, shifts, images.shape[0], shifts).mean([0]).diagonal(0, 0, 2);

    public static Tensor ShiftPrediction(Tensor shift, Tensor turns) => cross_entropy(shift, turns);

    public static Linear Joint(int featureWidth, int classes) => Linear(featureWidth, classes);

    public static Sequential Denominator(int featureWidth) => Sequential(Linear(featureWidth, 1), BatchNorm1d(1), Sigmoid());

    public static (Tensor best, Tensor index) Best(Tensor logits)
    {
        var (best, index) = logits.max(1);
        return (best, index);
    }

    public static float[] Read(Tensor values) => values.to(CPU).data<float>().ToArray();

    public static double Number(Tensor value) => value.item<double>() + value.ToDouble();

    public static Tensor Table() => tensor(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } });
}
