using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>The post-hoc scores on data that no paper thinks of, and what does not change them.</summary>
public class PosthocDegenerateTests
{
    static readonly Dictionary<string, double> Defaults = [];

    public static TheoryData<string> All => [.. PosthocWorld.Names];

    [Theory, MemberData(nameof(All))]
    public void A_score_is_defined_on_odd_data(string name)
    {
        var plain = PosthocWorld.Random(1, 30, 6, 4);
        (string What, PosthocWorld World)[] worlds =
        [
            ("fewer images than dimensions", PosthocWorld.Random(2, 3, 20, 4)),
            ("one training image", PosthocWorld.Random(3, 1, 6, 4)),
            ("one class", PosthocWorld.Random(4, 20, 6, 1)),
            ("two dimensions", PosthocWorld.Random(5, 20, 2, 3)),
            ("constant features", plain with { Train = ones(30, 6), Validation = ones(7, 6), Test = ones(5, 6) }),
            ("features all 0", plain with { Train = zeros(30, 6), Validation = zeros(7, 6), Test = zeros(5, 6) }),
            ("0 at test", plain with { Test = zeros(5, 6) }),
            ("labels of one class", plain with { Labels = zeros(30, dtype: int64) + 2, ValidationLabels = zeros(7, dtype: int64) + 2 }),
            ("equal class weights", plain with { Weight = ones(4, 6), Bias = zeros(4) }),
            ("a sure classifier", plain with { Weight = 1000 * plain.Weight }),
            ("far test images", plain with { Test = 1000 * plain.Test }),
            ("one test image", plain with { Test = plain.Test.narrow(0, 0, 1) }),
        ];
        foreach (var (what, world) in worlds)
        {
            using var scope = NewDisposeScope();
            var scores = world.Score(name, Defaults);
            Assert.Equal([world.Test.shape[0]], scores.shape);
            foreach (var score in Close.Numbers(scores)) Assert.False(double.IsNaN(score) || double.IsPositiveInfinity(score), $"{name} with {what}: {score}");
        }
    }

    [Theory, MemberData(nameof(All))]
    public void A_score_of_an_image_does_not_depend_on_the_others(string name)
    {
        // Draws of a sequence are each row's only in evaluation, where they belong to the row.
        if (name == "McDropout") return;
        using var scope = NewDisposeScope();
        var world = PosthocWorld.Random(6, 40, 6, 4);
        var together = Close.Numbers(world.Score(name, Defaults));
        for (var i = 0; i < together.Length; i++)
            Close.To([together[i]], Close.Numbers((world with { Test = world.Test.narrow(0, i, 1) }).Score(name, Defaults)), 1e-5, name);
    }

    [Theory]
    [InlineData("Entropy"), InlineData("TempScale"), InlineData("GeneralizedEntropy"), InlineData("KlMatching"), InlineData("GradNorm"), InlineData("GradUncertainty")]
    [InlineData("Relation"), InlineData("Pnml"), InlineData("Fdbd"), InlineData("Nac")]
    public void Adding_a_number_to_all_logits_changes_nothing(string name)
    {
        using var scope = NewDisposeScope();
        var world = PosthocWorld.Random(7, 40, 6, 4);
        Close.To(Close.Numbers(world.Score(name, Defaults)), Close.Numbers((world with { Bias = world.Bias + 3 }).Score(name, Defaults)), 1e-4, name);
    }

    [Theory]
    [InlineData("UnitMahalanobis"), InlineData("Ssd"), InlineData("Cfood")]
    public void Scaling_the_features_changes_nothing(string name)
    {
        using var scope = NewDisposeScope();
        var world = PosthocWorld.Random(8, 60, 6, 4);
        var scaled = world with { Train = 4 * world.Train, Validation = 4 * world.Validation, Test = 4 * world.Test };
        Close.To(Close.Numbers(world.Score(name, Defaults)), Close.Numbers(scaled.Score(name, Defaults)), 1e-4, name);
    }

    [Fact]
    public void Relative_distance_does_not_change_by_an_invertible_map_of_the_features()
    {
        using var scope = NewDisposeScope();
        var world = PosthocWorld.Random(9, 90, 4, 3);
        var map = randn([4, 4], generator: new Generator(1)) + 3 * eye(4);
        var mapped = world with { Train = world.Train.matmul(map) + 5, Test = world.Test.matmul(map) + 5 };
        Close.To(Close.Numbers(world.Score("RelativeMahalanobis", Defaults)), Close.Numbers(mapped.Score("RelativeMahalanobis", Defaults)), 1e-3);
    }

    [Fact]
    public void Nothing_removed_is_the_energy()
    {
        using var scope = NewDisposeScope();
        var world = PosthocWorld.Random(10, 30, 6, 4);
        var energy = Close.Numbers(new Energy().Compute(world.Logits(world.Test)));
        Close.To(energy, Close.Numbers(world.Score("AshP", new Dictionary<string, double> { ["percentile"] = 0 })), 1e-5);
        Close.To(energy, Close.Numbers(new ReAct().Compute(world.Test, world.Weight, world.Bias, 1e9)), 1e-5);
        Close.To(energy, Close.Numbers(world.Score("LtsDivided", new Dictionary<string, double> { ["percentile"] = 0 })), 1e-5);
        Close.To(energy, Close.Numbers(new WeightedEnergy().Compute(world.Logits(world.Test), ones(4))), 1e-5);
    }

    [Fact]
    public void Dropout_of_nothing_is_the_largest_probability_and_of_something_its_mean()
    {
        using var scope = NewDisposeScope();
        var world = PosthocWorld.Random(11, 30, 6, 4);
        var still = new McDropout { Rate = 0 }.Compute(world.Test, world.Weight, world.Bias, new Generator(1));
        Close.To(Close.Numbers(new Msp().Compute(world.Logits(world.Test))), Close.Numbers(still), 1e-6);

        var drawn = new McDropout { Draws = 3, Rate = 0.25 }.Compute(world.Test, world.Weight, world.Bias, new Generator(1));
        var draws = rand([5, 3, 6], generator: new Generator(1));
        var mean = Enumerable.Range(0, 3).Select(d => world.Logits(world.Test * (draws[.., d] >= 0.25).to(float32) / 0.75).softmax(1)).Aggregate((a, b) => a + b) / 3;
        Close.To(Close.Numbers(mean.amax(1)), Close.Numbers(drawn), 1e-5);
    }

    [Fact]
    public void An_ensemble_of_equal_networks_is_one_network_and_of_others_their_mean()
    {
        using var scope = NewDisposeScope();
        var world = PosthocWorld.Random(15, 30, 6, 4);
        var logits = world.Logits(world.Test);
        Close.To(Close.Numbers(new Msp().Compute(logits)), Close.Numbers(new Ensemble().Compute(logits, stack([logits, logits]))), 1e-6);
        var (mine, theirs) = (tensor([3f, 0]).view(1, 2), tensor([1f, 0, 5, 0]).view(2, 1, 2));
        Close.To([(Sigmoid(3) + Sigmoid(1) + Sigmoid(5)) / 3], Close.Numbers(new Ensemble().Compute(mine, theirs)), 1e-6);
        Close.To([Sigmoid(3)], Close.Numbers(new Ensemble { OfLogits = true }.Compute(mine, theirs)), 1e-6);

        static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
    }

    [Fact]
    public void Weiper_draws_disturbances_of_the_length_it_says()
    {
        using var scope = NewDisposeScope();
        var world = PosthocWorld.Random(12, 30, 6, 4);
        var (disturbed, _, _, _) = new WeiPer { Repeats = 7, Distance = 1.5 }.Fit(world.Train, world.Weight, world.Bias, new Generator(3));
        var relative = linalg.vector_norm(disturbed.view(7, 4, 6) - world.Weight, dims: [2]) / linalg.vector_norm(world.Weight, dims: [1]);
        Close.To([.. Enumerable.Repeat(1.5, 28)], Close.Numbers(relative).ToArray(), 1e-5);
    }

    [Theory]
    [InlineData("AshB", "percentile", 101), InlineData("GeneralizedEntropy", "gamma", 0), InlineData("GeneralizedEntropy", "classes", 0), InlineData("Relation", "power", 0)]
    [InlineData("NnGuide", "k", 0), InlineData("NnGuide", "share", 1.5), InlineData("Cfood", "share", 0), InlineData("OpenMax", "alpha", 0)]
    [InlineData("OpenMax", "tail", 1), InlineData("Residual", "dimension", 6), InlineData("Dice", "percentile", -1), InlineData("ReAct", "percentile", 101)]
    [InlineData("Gmm", "jitter", 0), InlineData("Nac", "bins", 0), InlineData("Nci", "alpha", -1), InlineData("GradNorm", "temperature", 0)]
    [InlineData("Vra", "high", 5), InlineData("WeiPer", "repeats", 0), InlineData("She", "likeness", 3)]
    public void Settings_that_make_no_sense_are_refused(string name, string setting, double value)
    {
        using var scope = NewDisposeScope();
        var world = PosthocWorld.Random(13, 30, 6, 4);
        var refusal = Assert.Throws<UserException>(() => world.Score(name, new Dictionary<string, double> { [setting] = value }));
        Assert.Equal(ExitCode.Configuration, refusal.Code);
        Assert.Contains($"{name}.{setting}", refusal.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("TempScale"), InlineData("KlMatching"), InlineData("OpenMax"), InlineData("RelativeMahalanobis"), InlineData("Ssd"), InlineData("Gmm")]
    [InlineData("ReAct"), InlineData("Dice"), InlineData("She"), InlineData("NnGuide"), InlineData("Relation"), InlineData("Cfood"), InlineData("Nac")]
    [InlineData("Fdbd"), InlineData("Nci"), InlineData("Pnml"), InlineData("WeiPer"), InlineData("Residual"), InlineData("Vra")]
    public void Features_that_are_not_finite_are_refused(string name)
    {
        using var scope = NewDisposeScope();
        var world = PosthocWorld.Random(14, 30, 6, 4);
        world = world with { Train = full([30, 6], float.NaN), Validation = full([7, 6], float.NaN) };
        Assert.Equal(ExitCode.Failed, Assert.Throws<UserException>(() => world.Score(name, Defaults)).Code);
    }
}
