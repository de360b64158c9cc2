namespace Experiments;

partial class Biamat
{
    /// <summary>The same over TRADES (Zhang et al., 2019): clean cross-entropies, and how far an attack moves the prediction from the clean one.</summary>
    [Experiment, RawPixels, Sgd(WeightDecay = 5e-4, DecayBiasAndNorm = true), Without(nameof(Attack))]
    public partial class Trades : Biamat
    {
        [Setting] static double Beta => 6;
        [Setting] static double Gamma => 0.5;
        [Setting] static double Alpha => 0.5;
        // Of both domains, primary rows first: clean images go through the network in one pass, these in another.
        [Value(SeparateForward = true)] static Tensor AttackedImages(Tensor images, Tensor auxiliaryImages, Tensor stranger,
            [Eval] Func<Tensor, (Tensor logits, Tensor domain)> network, Generator random, double epsilon, int steps = 5, double stepShare = 0.25)
        {
            var (n, all) = ((int)images.shape[0], cat([images, auxiliaryImages]));
            var (clean, domain) = network(all);
            return Pgd(all, epsilon, stepShare * epsilon, steps, random, x =>
            {
                var (moved, movedDomain) = network(x);
                var divergence = Divergence(clean, moved);
                return divergence[..n].sum() + where(stranger, divergence[n..], Divergence(domain[n..], movedDomain[n..])).sum();
            }, PgdStart.Jitter);
        }
        [Loss] static Tensor Primary(Tensor logits, Tensor attackedLogits, Tensor labels, double beta) =>
            Primary(logits, labels) + beta * Divergence(logits, attackedLogits[..(int)labels.shape[0]]);
        [Loss] static Tensor Secondary(Tensor auxiliaryLogits, Tensor auxiliaryDomain, Tensor attackedLogits, Tensor attackedDomain, Tensor labels,
            Tensor auxiliaryLabels, Tensor stranger, StepInfo step, int warmUp, double alpha, double beta)
        {
            var n = (int)labels.shape[0];
            var divergence = where(stranger, Divergence(auxiliaryLogits, attackedLogits[n..]), Divergence(auxiliaryDomain, attackedDomain[n..]));
            return (step.Epoch < warmUp ? 0 : alpha) * (ByDomain(auxiliaryLogits, auxiliaryDomain, auxiliaryLabels, stranger) + beta * divergence);
        }

        [Experiment, Benchmark<RobustCifar10>, Auxiliary<ImageNet32>, WideResNet(Depth = 34, Widen = 10), RandomCrop(Padding = 4)]
        [Train(Epochs = 110, BatchSize = 128), MultiStep(100 / 110.0, 105 / 110.0)]
        public new partial class Paper : Trades
        {
            [Setting] static new int WarmUp => 5;
            [Setting] static new double Epsilon => 0.031;
            [Setting] static int Steps => 10;
            [Setting] static double StepShare => 0.007 / 0.031;
            [Setting] static double TestEpsilon => 0.031;
            [Setting] static int TestSteps => 100;
            [Setting] static double TestStepShare => 0.003 / 0.031;
        }
    }
}
