namespace OodDsl.Hosting.Tests;

public sealed class EvaluationDrawTests
{
    [Fact]
    public void Draws_follow_from_the_set_the_rows_and_the_place_alone()
    {
        using var tiny = new TinyContext();
        using var set = new DeviceSet(CPU, tiny.Context.Data.Test);

        var first = Draws("test", "shift");
        Assert.Equal(first, Draws("test", "shift"));
        // Whatever was evaluated before.
        Draws("other", "flip");
        Assert.Equal(first, Draws("test", "shift"));
        Assert.NotEqual(first, Draws("other", "shift"));
        Assert.NotEqual(first, Draws("test", "flip"));
        using var another = new TinyContext(seed: 4);
        Assert.NotEqual(first, Draws("test", "shift", another));

        float[] Draws(string name, string place, TinyContext? from = null)
        {
            List<float> draws = [];
            var pass = new EvaluationPass((from ?? tiny).Context.Randomness, new RecordingObserver(), CancellationToken.None);
            pass.Over(name, set, nn.Identity(), labelled: true, batch =>
            {
                draws.AddRange(batch.Draws(place).Uniform(batch.Count).data<float>().ToArray());
                draws.Add((float)batch.Dice(place).NextDouble());
            });
            return [.. draws];
        }
    }

    [Fact]
    public void An_image_gets_its_draws_in_batches_of_any_size()
    {
        using var tiny = new TinyContext();
        using var set = new DeviceSet(CPU, tiny.Context.Data.Test);

        var whole = Draws(null);
        Assert.Equal(whole.Values, Draws(1).Values);
        Assert.Equal(whole.Values, Draws(7).Values);
        // What decides for a batch is one for all.
        Assert.Single(Draws(7).Dice.Distinct());
        Assert.Equal(whole.Dice[0], Draws(7).Dice[0]);

        (List<float> Values, List<double> Dice) Draws(int? rows)
        {
            List<float> values = [];
            List<double> dice = [];
            var pass = new EvaluationPass(tiny.Context.Randomness, new RecordingObserver(), CancellationToken.None) { Rows = rows };
            pass.Over("test", set, nn.Identity(), labelled: true, batch =>
            {
                // The second draw goes on after the first.
                values.AddRange(cat([batch.Draws("a").Normal(batch.Count, 3), batch.Draws("a").Uniform(batch.Count, 5)], 1).data<float>().ToArray());
                dice.Add(batch.Dice("a").NextDouble());
            });
            return (values, dice);
        }
    }

    [Fact]
    public void Slices_leave_values_as_they_are_and_are_no_larger_than_a_batch()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        List<long> sizes = [];
        var images = rand(1203, 1, 8, 8);

        var sliced = SlicedForward.Of(batch =>
        {
            sizes.Add(batch.shape[0]);
            return batch.flatten(1) * 2;
        }, images);

        Assert.Equal([500, 500, 203], sizes);
        Assert.True(sliced.equal(images.flatten(1) * 2).all().item<bool>());
    }

    [Theory]
    [InlineData(28, 500)]
    [InlineData(32, 500)]
    [InlineData(64, 125)]
    [InlineData(224, 10)]
    [InlineData(1024, 8)]
    public void Larger_images_come_in_smaller_batches(int side, int rows) => Assert.Equal(rows, EvaluationBatch.RowsOf(side, side));

    [Fact]
    public void A_value_of_several_rows_per_image_is_collected_in_the_order_of_the_images()
    {
        using var tiny = new TinyContext();
        using var scope = NewDisposeScope();
        var pass = new EvaluationPass(tiny.Context.Randomness, new RecordingObserver(), CancellationToken.None);
        var set = tiny.Context.TrainingSet;

        var rows = pass.Collect("training", set, null, batch => [batch.Indices.repeat_interleave(3)])[0];

        Assert.Equal(Enumerable.Range(0, 3 * set.Count).Select(row => (long)row / 3), rows.data<long>().ToArray());
    }

    [Fact]
    public void A_fit_over_augmented_images_sees_each_once_in_an_order_of_its_own()
    {
        using var tiny = new TinyContext();
        using var scope = NewDisposeScope();
        var training = tiny.Context.Training(new() { BatchSize = 64 });

        var rows = Collect("first");
        var drawn = Collect("first", draws: true);

        Assert.Equal(Enumerable.Range(0, tiny.Context.Data.Training.Count).Select(row => (float)row), rows.Order());
        using var randomness = new EpochRandomness(tiny.Context.Randomness);
        Assert.NotEqual(rows[..64], training.NextIndexed(tiny.Step(0, 0, randomness)).indices.to(float32).data<float>().ToArray());
        Assert.Equal(drawn, Collect("first", draws: true));
        Assert.NotEqual(drawn, Collect("second", draws: true));

        float[] Collect(string fit, bool draws = false) => AugmentedCollection.Of(fit, tiny.Context, null, 0, step =>
        {
            var (images, _, indices) = training.NextIndexed(step);
            return [draws ? rand(images.shape[0], generator: step.Random("images/Flip")) : indices.to(float32)];
        })[0].data<float>().ToArray();
    }
}
