using OodDsl;
using OodDsl.Hosting;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Experiments.Tests;

/// <summary>
/// The numerical checks of DIAS's specification. In the library's tests: smoothed targets of six classes (PublishedNumberTests), entering at taps and
/// separate normalisations (ModuleTests), parameters of the adversaries (ModuleOracleTests); of the generator: an update trains its modules and no
/// others, passes over the set (UpdateTests); of the runtime: macro-F1 (OpenSetMetricsTests).
/// </summary>
public sealed class DiasTests
{
    static Generator Seeded(ulong seed = 5) => new(seed);

    static Tensor Call(string method, params object[] arguments) => Declaration.Call<Tensor>(typeof(Dias), method, arguments);

    static StagedNet Classifier(int channels = 1, int classes = 6, int width = 4) => Declaration.Call<StagedNet>(typeof(Dias), "Classifier", channels, classes, width);

    static DcganGenerator Faker() => Declaration.Call<DcganGenerator>(typeof(Dias), "Faker", 1, 2, 16);

    /// <summary>The least a smoothed target can cost is its entropy, at its own probabilities.</summary>
    [Theory]
    [InlineData(6, 0.5, 0.583333, 0.083333, 1.349792)]
    [InlineData(6, 1, 0.166667, 0.166667, 1.791759)]
    [InlineData(4, 0.5, 0.625, 0.125, 1.073543)]
    [InlineData(20, 0.5, 0.525, 0.025, 2.090505)]
    public void Smoothed_targets_and_their_entropies(int classes, double smoothing, double own, double other, double entropy)
    {
        using var scope = NewDisposeScope();
        var logits = tensor([.. Enumerable.Range(0, classes).Select(k => Math.Log(k == 0 ? own : other))]).view(1, -1).requires_grad_();
        var loss = cross_entropy(logits, tensor([0L]), label_smoothing: smoothing);
        Assert.Equal(entropy, loss.item<double>(), 5e-6);
        loss.backward();
        // Prediction less target.
        Assert.Equal(0, logits.grad!.abs().max().item<double>(), 1e-6);
        var uniform = zeros(1, classes, dtype: float64);
        Assert.Equal(Math.Log(classes), cross_entropy(uniform, tensor([0L]), label_smoothing: smoothing).item<double>(), 1e-9);
    }

    [Fact]
    public void Fully_smoothed_targets_ignore_the_label()
    {
        using var scope = NewDisposeScope();
        var logits = randn([6, 6], dtype: float64, generator: Seeded());
        var (one, another) = (cross_entropy(logits, arange(6), label_smoothing: 1), cross_entropy(logits, 5 - arange(6), label_smoothing: 1));
        Assert.Equal(one.item<double>(), another.item<double>(), 1e-12);
        Assert.Equal(one.item<double>(), Functions.UniformCrossEntropy(logits).mean().item<double>(), 1e-12);
    }

    /// <summary>Without the released code's tenth, unused normalisation, of 128 channels in each of two sets.</summary>
    [Fact]
    public void Networks_of_the_paper_s_size()
    {
        using var scope = NewDisposeScope();
        var classifier = Classifier(3, 6, 64);
        var parameters = classifier.named_parameters().ToList();
        Assert.Equal(997_056, parameters.Where(p => p.parameter.dim() == 4).Sum(p => p.parameter.numel()));
        Assert.Equal(1_002_432 - 2 * 2 * 128, parameters.Sum(p => p.parameter.numel()));
        Assert.Equal(3_448_576, Declaration.Call<DcganGenerator>(typeof(Dias), "Faker", 3, 64, 32).parameters().Sum(p => p.numel()));
        Assert.Equal(11_018_753, Declaration.Call<DcganDiscriminator>(typeof(Dias), "Critic", 3, 64, 32).parameters().Sum(p => p.numel()));
        classifier.eval();
        using var evaluation = no_grad();
        var images = rand([2, 3, 32, 32], generator: Seeded());
        var (early, middle, late) = classifier.Taps(images);
        Assert.Equal([2, 128, 16, 16], early.shape);
        Assert.Equal([2, 128, 8, 8], middle.shape);
        Assert.Equal([2, 128], late.shape);
        var logits = classifier.Classify(images);
        Assert.True(classifier.Classify(early, from: 1).allclose(logits, 1e-4, 1e-5));
        Assert.True(classifier.Classify(middle, from: 2).allclose(logits, 1e-4, 1e-5));
        Assert.True(classifier.Classify(late, from: 3).allclose(logits, 1e-4, 1e-5));
    }

    [Fact]
    public void A_copycat_that_equals_the_classifier_is_not_pulled()
    {
        using var scope = NewDisposeScope();
        var classifier = Classifier();
        var copycat = Declaration.Call<StagedNet>(typeof(Dias), "Copycat", 1, 6, 4);
        var source = classifier.state_dict();
        using (no_grad())
            foreach (var (name, value) in copycat.state_dict()) value.copy_(source[name]);
        classifier.eval();
        copycat.eval();
        var (images, labels) = (rand([6, 1, 16, 16], generator: Seeded()), arange(6));
        Assert.Equal(cross_entropy(classifier.Classify(images), labels).item<float>(), Call("Copy", images, labels, copycat, classifier).item<float>(), 1e-6);
        using (no_grad()) copycat.get_parameter("stage1.conv1.weight")!.mul_(2);
        Assert.True(Call("Copy", images, labels, copycat, classifier).item<float>() > cross_entropy(copycat.Classify(images), labels).item<float>());
    }

    /// <summary>Generated images go through the second set of normalisations, images and taps through the first.</summary>
    [Fact]
    public void Fakes_change_the_second_statistics_and_simulated_features_the_first()
    {
        using var scope = NewDisposeScope();
        var (classifier, copycat, faker) = (Classifier(), Declaration.Call<StagedNet>(typeof(Dias), "Copycat", 1, 6, 4), Faker());
        copycat.eval();
        var noise = randn([6, 100, 1, 1], generator: Seeded());
        Assert.All(Changed(() => Call("Confusion", noise, faker, classifier, Seeded())), name => Assert.Contains("_1.", name, StringComparison.Ordinal));
        var changed = Changed(() => Call("Simulated", rand([6, 1, 16, 16], generator: Seeded()), arange(6), classifier, copycat, 0.5));
        Assert.All(changed, name => Assert.Contains("_0.", name, StringComparison.Ordinal));
        // Entered at the second stage and at the third: nothing of the first.
        Assert.All(changed, name => Assert.DoesNotContain("stage1", name, StringComparison.Ordinal));
        Assert.NotEmpty(changed);

        string[] Changed(Func<Tensor> step)
        {
            var before = Statistics();
            step();
            var after = Statistics();
            return [.. before.Where(entry => !entry.Value.Equals(after[entry.Key])).Select(entry => entry.Key)];
        }

        Dictionary<string, Tensor> Statistics() =>
            classifier.named_buffers().ToDictionary(buffer => buffer.name, buffer => buffer.buffer.clone(), StringComparer.Ordinal);
    }

    /// <summary>The generator is rewarded where the classifier is sure of its images: with a larger beta it is surer. The classifier's own step makes it less sure.</summary>
    [Fact]
    public void A_larger_beta_makes_fakes_that_look_like_a_class_and_the_classifier_answers()
    {
        using var scope = NewDisposeScope();
        // With kernels as large as training makes them, so that it prefers classes.
        manual_seed(3);
        var (classifier, critic) = (Classifier(), Declaration.Call<DcganDiscriminator>(typeof(Dias), "Critic", 1, 2, 16));
        foreach (var parameter in classifier.parameters().Where(parameter => parameter.dim() == 4)) nn.init.kaiming_normal_(parameter);
        using (no_grad()) classifier.get_parameter("fc.weight")!.mul_(4);
        classifier.eval();
        var (reluctant, eager) = (Faker(), Faker());
        using (no_grad())
            foreach (var (name, value) in eager.state_dict()) value.copy_(reluctant.state_dict()[name]);
        var noise = randn([16, 100, 1, 1], generator: Seeded());
        Train(reluctant, 0);
        Train(eager, 1);
        var before = Entropy(eager);
        Assert.True(before < Entropy(reluctant) - 0.01, $"{before} is not less than {Entropy(reluctant)}.");

        using var answer = optim.Adam(classifier.parameters(), 0.003);
        for (var step = 0; step < 20; step++)
        {
            answer.zero_grad();
            Call("Confusion", noise, eager, classifier, Seeded()).mean().backward();
            answer.step();
        }
        Assert.True(Entropy(eager) > before + 0.01, $"{Entropy(eager)} is not more than {before}.");

        void Train(DcganGenerator faker, double beta)
        {
            using var optimizer = optim.Adam(faker.parameters(), 0.01);
            for (var step = 0; step < 25; step++)
            {
                using var one = NewDisposeScope();
                optimizer.zero_grad();
                Call("Deceive", noise, faker, critic, classifier, beta).backward();
                optimizer.step();
            }
        }

        double Entropy(DcganGenerator faker)
        {
            using var evaluation = no_grad();
            var log = classifier.Classify(faker.call(noise), norm: 1).log_softmax(1);
            return -(log.exp() * log).sum([1]).mean().item<float>();
        }
    }

    /// <summary>One rate at a time, the others too small for a float: each network's updates move its own weights and no others, in a whole epoch of both passes.</summary>
    [Theory]
    [InlineData("backbone.", "Sgd.LearningRate=0.1", "Copycat.LearningRate=0")]
    [InlineData("copycat.", "Sgd.LearningRate=1e-300", "Copycat.LearningRate=0.1")]
    [InlineData("faker.", "Sgd.LearningRate=1e-300", "Copycat.LearningRate=0", "Faker.LearningRate=0.1")]
    [InlineData("critic.", "Sgd.LearningRate=1e-300", "Copycat.LearningRate=0", "Critic.LearningRate=0.1")]
    public void An_update_moves_the_weights_of_its_own_network(string network, params string[] rates)
    {
        string[] still = network is "faker." or "critic." ? [network is "faker." ? "Critic.LearningRate=0" : "Faker.LearningRate=0"]
            : ["Faker.LearningRate=0", "Critic.LearningRate=0"];
        using var run = new DryRun(Dias.Descriptor, ["Width=2", "Train.Epochs=1", "Train.BatchSize=128", .. rates, .. still]);
        var (before, weights) = (run.State(), run.Network.named_parameters().Select(entry => entry.name).ToHashSet(StringComparer.Ordinal));
        run.Train();
        var moved = DryRun.Changed(before, run.State()).Where(weights.Contains).ToArray();
        Assert.NotEmpty(moved);
        Assert.All(moved, name => Assert.StartsWith(network, name, StringComparison.Ordinal));
    }

    /// <summary>
    /// Batches that each normalisation has seen in both passes of two steps. Real images come once a step of either pass, in the first set. With the adversaries: fakes in the
    /// second set, once to deceive and once to confuse; the generator three times, the critic for real, fake and deceiving images. With the copycat: its taps enter the
    /// classifier at the second stage and at the third, whose own taps are shown in eval mode; the copycat learns once a step, and shows its taps in eval mode.
    /// </summary>
    [Fact]
    public void Partners_are_seen_in_eval_mode_and_fakes_in_the_second_normalisation()
    {
        var adversaries = Batches(Dias.WithArms.Single(arm => arm.Name == "dias/without-copycat"));
        Assert.All(adversaries, entry => Assert.Equal(
            entry.Key.StartsWith("backbone.", StringComparison.Ordinal) ? 4 : 6, entry.Value));
        var copies = Batches(Dias.WithArms.Single(arm => arm.Name == "dias/without-gan"));
        Assert.All(copies, entry => Assert.Equal(entry.Key switch
        {
            _ when entry.Key.Contains("_1.", StringComparison.Ordinal) => 0,
            _ when entry.Key.StartsWith("copycat.", StringComparison.Ordinal) => 2,
            _ when entry.Key.Contains("stage1", StringComparison.Ordinal) => 4,
            _ => entry.Key.Contains("stage2", StringComparison.Ordinal) ? 6 : 8,
        }, entry.Value));
        Assert.Contains(copies.Keys, name => name.StartsWith("copycat.", StringComparison.Ordinal));

        static Dictionary<string, long> Batches(ExperimentDescriptor experiment)
        {
            using var run = new DryRun(experiment, "Width=2", "Train.Epochs=1", "Train.BatchSize=128");
            run.Train();
            return run.State().Where(entry => entry.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal))
                .ToDictionary(entry => entry.Key, entry => entry.Value.item<long>(), StringComparer.Ordinal);
        }
    }

    [Theory]
    [InlineData(6, 0.533333)]
    [InlineData(4, 0.575)]
    [InlineData(20, 0.475)]
    public void The_cut_follows_from_the_smoothing(int classes, double expected)
    {
        var cut = Declaration.Call<double>(typeof(Dias), "Cut", classes, 0.5);
        Assert.Equal(expected, cut, 1e-6);
        if (classes == 6) Assert.True(0.54 > cut && 0.53 <= cut);
    }
}
