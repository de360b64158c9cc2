using OodDsl;
using OodDsl.Tests;
using static TorchSharp.torch;

namespace Experiments.Tests;

/// <summary>
/// The numerical checks of CSI's specification. In the library's tests: equal and orthogonal rows, lengths and views, the supervised form in both
/// versions (ContrastTests), the layout of shifts (ViewTests), LARS and the schedule (OptimizerTests).
/// </summary>
public sealed class CsiTests
{
    const int Shifts = 4;

    static Generator Seeded(ulong seed = 5) => new(seed);

    static Tensor Call(string method, params object[] arguments) => Declaration.Call<Tensor>(typeof(Csi), method, arguments);

    [Theory]
    [InlineData(4, 1.098612)]
    [InlineData(8, 1.945910)]
    [InlineData(16, 2.708050)]
    public void Of_equal_rows_the_loss_is_the_logarithm_of_the_others(int rows, double expected)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(expected, Call("Contrastive", ones(rows, 3)).mean().item<float>(), 1e-5);
    }

    /// <summary>2 views x 4 shifts x 2 images: of all other rows only the same image under the same shift makes a row's loss small.</summary>
    [Fact]
    public void The_only_positive_is_the_other_view_under_the_same_shift()
    {
        using var scope = NewDisposeScope();
        const int Rows = 16;
        for (var i = 0; i < Rows; i++)
            for (var j = 0; j < Rows; j++)
            {
                if (i == j) continue;
                using var one = NewDisposeScope();
                // All rows are orthogonal but for j, which equals i.
                var rows = eye(Rows, dtype: float64);
                rows[j] = rows[i];
                var loss = Call("Contrastive", rows)[i].item<double>();
                var expected = j == (i + Rows / 2) % Rows ? Math.Log(1 + (Rows - 2) * Math.Exp(-2)) : Math.Log(Math.Exp(2) + Rows - 2);
                Assert.Equal(expected, loss, 1e-9);
            }
    }

    [Fact]
    public void Of_equal_logits_the_shift_costs_log_4()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(1.386294, Call("ShiftPrediction", zeros(16, 4), arange(4).repeat_interleave(4)).item<float>(), 1e-6);
    }

    [Fact]
    public void Labels_of_shifts_are_grouped_within_each_view()
    {
        using var scope = NewDisposeScope();
        var turns = new Rotations { Count = Shifts }.Apply(zeros(2, 1, 4, 4), arange(2)).turns;
        Assert.Equal([0.0, 0, 1, 1, 2, 2, 3, 3], Close.Numbers(turns));
        var image = rand([1, 1, 5, 5], generator: Seeded());
        var turned = image;
        for (var i = 0; i < 4; i++) turned = Functions.Turned(turned, 1);
        Assert.True(turned.Equals(image));
    }

    [Fact]
    public void Scored_on_itself_an_image_alone_in_training_gets_2()
    {
        using var scope = NewDisposeScope();
        var image = zeros(1, 1, 2, 2);
        var (projections, logits) = (randn([3 * Shifts, 128], generator: Seeded()), rand([3 * Shifts, Shifts], generator: Seeded(6)) + 0.5);
        Assert.Equal(2, Score(image, projections, logits, projections, logits).item<float>(), 1e-5);
    }

    [Fact]
    public void Lengths_of_all_projections_do_not_matter()
    {
        using var scope = NewDisposeScope();
        var images = zeros(5, 1, 2, 2);
        var (train, test) = (randn([10 * Shifts, 128], generator: Seeded()), randn([10 * Shifts, 128], generator: Seeded(6)));
        var logits = rand([10 * Shifts, Shifts], generator: Seeded(7)) + 0.5;
        var scores = Score(images, train, logits, test, logits);
        Close.To(Close.Numbers(scores), Close.Numbers(Score(images, 7.5 * train, logits, 7.5 * test, logits)), 1e-5);
        // Of the tested ones they do: the similarity is a cosine times a norm.
        Assert.False(scores.allclose(Score(images, train, logits, 7.5 * test, logits), 1e-2));
    }

    /// <summary>1/mean of the logit would turn the score around, or blow it up, for a shift whose mean logit is not positive.</summary>
    [Fact]
    public void A_shift_that_training_does_not_recognise_has_no_say()
    {
        using var scope = NewDisposeScope();
        var known = tensor([2f, -1, 0, 4, 2, -3, 0, 4]).view(2, 4);
        Close.To([0.5, 0, 0, 0.25], Close.Numbers(Call("ShiftScale", known)), 1e-6);
    }

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(5, 0.55)]
    [InlineData(10, 1)]
    [InlineData(510, 0.5)]
    [InlineData(1000, 2.467e-4)]
    public void The_rate_of_the_paper_size_form(double epoch, double expected)
    {
        var settings = Csi.Paper.Descriptor.Settings.ToDictionary(setting => setting.Path, setting => setting.Default, StringComparer.Ordinal);
        var schedule = new Cosine
        {
            WarmupEpochs = (double)settings["Cosine.WarmupEpochs"],
            WarmupFrom = (double)settings["Cosine.WarmupFrom"],
            WholePeriod = (bool)settings["Cosine.WholePeriod"],
        };
        Assert.Equal(expected, schedule.Rate((double)settings["Lars.LearningRate"], epoch / 1000, (int)settings["Train.Epochs"]), 1e-6);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    public void A_joint_head_that_knows_nothing_has_one_class_in_so_many(int classes)
    {
        using var scope = NewDisposeScope();
        Func<Tensor, Tensor> joint = images => zeros(images.shape[0], Shifts * classes);
        var ensemble = Declaration.Call<Tensor>(typeof(Csi.Labelled), "Ensemble", rand(3, 1, 4, 4), joint, Shifts);
        Close.To([1.0 / classes, 1.0 / classes, 1.0 / classes], Close.Numbers(ensemble), 1e-6);
    }

    // Of projections and shift logits of several draws, [draws * shifts * images] rows.
    static Tensor Score(Tensor images, Tensor trainProjections, Tensor trainLogits, Tensor projections, Tensor logits)
    {
        var (axes, scale) = Declaration.Call<(Tensor, Tensor)>(typeof(Csi), "Axes", Call("Embedding", images, trainProjections, Shifts));
        var similarity = Call("Similarity", Call("Embedding", images, projections, Shifts), axes, scale);
        return Call("Shifted", similarity, Call("Recognition", images, logits, Shifts), Call("ShiftScale", Call("Recognition", images, trainLogits, Shifts)));
    }
}
