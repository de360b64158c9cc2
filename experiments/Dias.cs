namespace Experiments;

/// <summary>Difficulty-aware simulator (Moon et al., 2022): generated images and the taps of a copycat network get smoothed targets.</summary>
[Experiment, Benchmark<FashionMnistOpenSet>, RawPixels, Without<Score>, Msp, Train(Epochs = 3, BatchSize = 64)]
[Sgd(WeightDecay = 1e-4, Nesterov = false), MultiStep(0.3, 0.6, 0.9)]
public partial class Dias : Reference
{
    [Setting] static int Width => 16;
    [Setting] static double Hard => 0.5;
    [Backbone] static StagedNet Classifier(int channels, int classes, int width) => new(channels, classes, width, norms: 2);
    [Module] static StagedNet Copycat(int channels, int classes, int width) => new(channels, classes, width);
    [Module, Adam(LearningRate = 2e-4, Beta1 = 0.5)]
    static DcganGenerator Faker(int channels, int width, int imageSize) => new(100, channels, 2 * width, imageSize);
    [Module, Adam(LearningRate = 2e-4, Beta1 = 0.5)]
    static DcganDiscriminator Critic(int channels, int width, int imageSize) => new(channels, 2 * width, imageSize);
    [Value] static Tensor Logits(Tensor features, StagedNet classifier) => classifier.Classify(features, from: 3);
    [Value] static Tensor Noise(Tensor images, Generator random) => randn([images.shape[0], 100, 1, 1], device: images.device, generator: random);
    [Step(Pass = 1)] static Tensor Detect(Tensor images, Tensor noise, [Update] DcganDiscriminator critic, DcganGenerator faker) =>
        RealOrFake(critic.call(images), 1) + RealOrFake(critic.call(faker.call(noise)), 0);
    [Step(Pass = 1)]
    static Tensor Deceive(Tensor noise, [Update] DcganGenerator faker, DcganDiscriminator critic, StagedNet classifier, double beta = 0.1)
    {
        var fakes = faker.call(noise);
        return RealOrFake(critic.call(fakes), 1) - beta * UniformCrossEntropy(classifier.Classify(fakes, norm: 1)).mean();
    }
    [Loss(Pass = 1, Weight = 0.1)] static Tensor Confusion(Tensor noise, DcganGenerator faker, StagedNet classifier, Generator random) =>
        UniformCrossEntropy(classifier.Classify(faker.call(noise.clone().normal_(generator: random)), norm: 1));
    [Step(Pass = 2)] static Tensor Copy(Tensor images, Tensor labels, [Update] StagedNet copycat, [Eval] StagedNet classifier)
    {
        var (mine, theirs) = (copycat.Taps(images), classifier.Taps(images));
        return cross_entropy(copycat.Classify(mine.late, from: 3), labels)
            + 0.5 * (l1_loss(mine.early, theirs.early) + l1_loss(mine.middle, theirs.middle));
    }
    [Loss(Pass = 2, Weight = 0.1)] static Tensor Simulated(Tensor images, Tensor labels, StagedNet classifier, [Eval] StagedNet copycat, double hard)
    {
        var (early, middle, late) = copycat.Taps(images);
        return (cross_entropy(classifier.Classify(early, from: 1), labels, label_smoothing: hard)
            + cross_entropy(classifier.Classify(middle, from: 2), labels, label_smoothing: hard)
            + cross_entropy(classifier.Classify(late, from: 3), labels, label_smoothing: 1)) / 3;
    }
    [Threshold<Msp>] static double Cut(int classes, double hard) => 1 - hard + hard / classes - 0.05;

    [Without(nameof(Detect)), Without(nameof(Deceive)), Without(nameof(Confusion))] partial class WithoutGan : Dias;
    [Without(nameof(Copy)), Without(nameof(Simulated))] partial class WithoutCopycat : Dias;
    partial class FlippedSign : Dias { [Setting] static double Beta => -0.1; }

    [Experiment, Benchmark<Cifar10OpenSet>, RandomCrop(Padding = 4), Train(Epochs = 200)]
    public partial class Paper : Dias { [Setting] static new int Width => 64; }
}
