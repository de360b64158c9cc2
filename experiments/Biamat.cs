namespace Experiments;

/// <summary>BiaMAT (Lee and Lee, 2022): adversarial training; a confidence gate splits a second set into look-alikes and strangers.</summary>
[Experiment, Benchmark<SmallFashionMnistOod>, Auxiliary<Photos>, PerImageStandardize, Without<CrossEntropy>, ConvNet(Width = 8), Train(Epochs = 4)]
[Without<Score>, Msp, Sgd(WeightDecay = 2e-4, DecayBiasAndNorm = false, Nesterov = false), MultiStep(0.6, 0.9)]
public partial class Biamat : Reference
{
    [Setting] static int WarmUp => 1; [Setting] static double Epsilon => 8 / 255.0;
    [Head] static Linear Domain(int featureWidth, int auxiliaryClasses) => Linear(featureWidth, auxiliaryClasses);
    [Buffer] static Tensor Threshold() => tensor(0f); // no confidence is below it
    // Clean images, in eval mode. The threshold is set by the first batch after the warm-up, and stays.
    [Value] static Tensor Stranger(Tensor images, Tensor auxiliaryImages, [Eval] Func<Tensor, Tensor> logits,
        Tensor threshold, StepInfo step, int warmUp, double gamma = 0.55)
    {
        if (step.Epoch == warmUp && step.FirstOfEpoch) threshold.copy_(gamma * Confidence(logits(images)).mean());
        return Confidence(logits(auxiliaryImages)) < threshold;
    }
    [Value] static (Tensor attackedImages, Tensor attackedAuxiliaryImages) Attack(Tensor images, Tensor labels, Tensor auxiliaryImages,
        Tensor auxiliaryLabels, Tensor stranger, Func<Tensor, (Tensor logits, Tensor domain)> network, Generator random, double epsilon,
        int steps = 5, double stepShare = 0.25)
    {
        var n = (int)images.shape[0];
        var attacked = Pgd(cat([images, auxiliaryImages]), epsilon, stepShare * epsilon, steps, random, x =>
        {
            var (logits, domain) = network(x);
            return Primary(logits[..n], labels).sum() + ByDomain(logits[n..], domain[n..], auxiliaryLabels, stranger).sum();
        });
        return (attacked[..n], attacked[n..]);
    }
    static Tensor ByDomain(Tensor logits, Tensor domain, Tensor labels, Tensor stranger) =>
        where(stranger, UniformCrossEntropy(logits), cross_entropy(domain, labels, reduction: Reduction.None));
    [Loss] static Tensor Primary(Tensor attackedLogits, Tensor labels) => cross_entropy(attackedLogits, labels, reduction: Reduction.None);
    [Loss] static Tensor Secondary(Tensor attackedAuxiliaryLogits, Tensor attackedAuxiliaryDomain, Tensor auxiliaryLabels, Tensor stranger,
        StepInfo step, int warmUp, double alpha = 1) =>
        (step.Epoch < warmUp ? 0 : alpha) * ByDomain(attackedAuxiliaryLogits, attackedAuxiliaryDomain, auxiliaryLabels, stranger);
    [Log] static Tensor LookAlikes(Tensor stranger) => 1 - stranger.to(float32);
    [Metric] static Tensor RobustAccuracy(Tensor images, Tensor labels, Func<Tensor, Tensor> logits, Draws random, double testEpsilon = 8 / 255.0,
        int testSteps = 10, double testStepShare = 0.25) =>
        logits(Pgd(images, testEpsilon, testStepShare * testEpsilon, testSteps, random, x => cross_entropy(logits(x), labels))).argmax(1) == labels;
    // OOD images that an attack makes look familiar, against ID images as they are.
    [OodScore<Msp>] static Tensor MspUnderAttack(Tensor images, Func<Tensor, Tensor> logits, Draws random, double testEpsilon = 8 / 255.0,
        int testSteps = 10, double testStepShare = 0.25) =>
        Confidence(logits(Pgd(images, testEpsilon, testStepShare * testEpsilon, testSteps, random, x => Confidence(logits(x)))));

    partial class AllStrangers : Biamat { [Setting] static double Gamma => 100; [Setting] static new int WarmUp => 0; }
    partial class PrimaryOnly : Biamat { [Setting] static double Alpha => 0; }
    partial class Clean : Biamat { [Setting] static new double Epsilon => 0; }

    [Experiment, Benchmark<RobustCifar10>, Auxiliary<ImageNet32>, WideResNet(Depth = 28, Widen = 10), Train(Epochs = 100, BatchSize = 128)]
    public partial class Paper : Biamat
    {
        [Setting] static new int WarmUp => 5;
        [Setting] static int Steps => 10; [Setting] static int TestSteps => 100;
    }
}
