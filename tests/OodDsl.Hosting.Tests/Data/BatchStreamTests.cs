namespace OodDsl.Hosting.Tests;

public sealed class BatchStreamTests
{
    static readonly Train Train = new() { BatchSize = 32, Epochs = 3 };

    [Fact]
    public void An_epoch_shows_every_image_once_in_an_order_of_its_own()
    {
        using var tiny = new TinyContext();
        var stream = tiny.Context.Training(Train);
        var plan = tiny.Context.Plan!;
        var all = Enumerable.Range(0, tiny.Context.Data.Training.Count).Select(row => (long)row).ToArray();

        var epochs = Enumerable.Range(0, 3).Select(epoch => Enumerable.Range(0, plan.StepsPerEpoch)
            .SelectMany(step => stream.NextIndexed(tiny.Step(epoch, step)).indices.data<long>().ToArray()).ToArray()).ToArray();

        Assert.All(epochs, epoch => Assert.Equal(all, epoch.Order()));
        Assert.Equal(3, epochs.Append(all).Select(epoch => string.Join(',', epoch)).Distinct(StringComparer.Ordinal).Count() - 1);
    }

    [Fact]
    public void A_batch_holds_the_images_and_labels_of_its_rows()
    {
        using var tiny = new TinyContext();
        var data = tiny.Context.Data.Training;
        var stream = tiny.Context.Training(Train);

        var (images, labels, indices) = stream.NextIndexed(tiny.Step(1, 2));

        var rows = indices.data<long>().ToArray().Select(row => (int)row).ToArray();
        Assert.Equal([32, 1, 8, 8], images.shape);
        Assert.Equal(data.Select(rows).Load().Pixels.Select(pixel => pixel / 255f), images.data<float>().ToArray());
        Assert.Equal(data.Select(rows).Labels!.Select(label => (long)label), labels.data<long>().ToArray());
        Assert.Equal(tiny.Context.Classes, stream.Classes);
    }

    [Fact]
    public void A_batch_depends_on_seed_and_step_and_not_on_what_was_drawn_before()
    {
        using var first = new TinyContext();
        using var second = new TinyContext();
        using var other = new TinyContext(seed: 4);
        var streams = new[] { first, second, other }.Select(tiny => (Main: tiny.Context.Training(Train), Side: Side(tiny))).ToArray();
        for (var step = 0; step < 10; step++) streams[0].Side.Next(first.Step(step / 8, step % 8));

        var batches = streams.Select((stream, i) =>
        {
            var step = new[] { first, second, other }[i].Step(1, 2);
            return (Main: Rows(stream.Main, step), Side: Rows(stream.Side, step));
        }).ToArray();

        Assert.Equal(batches[0], batches[1]);
        Assert.NotEqual(batches[0].Main, batches[2].Main);
        Assert.NotEqual(batches[0].Side, batches[2].Side);

        static BatchStream Side(TinyContext tiny) => tiny.Context.Stream("outlier", Train, 0.5, new TinyOutliers());
        static string Rows(BatchStream stream, StepInfo step) => string.Join(',', stream.NextIndexed(step).indices.data<long>().ToArray());
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(3.7)]
    public void Another_stream_goes_through_its_set_again_and_again(double ratio)
    {
        using var tiny = new TinyContext();
        tiny.Context.Training(Train);
        var plan = tiny.Context.Plan!;
        var stream = tiny.Context.Stream("outlier", Train, ratio, new TinyOutliers());

        List<long> rows = [];
        for (var step = 0; step < plan.Steps; step++)
        {
            var batch = stream.NextIndexed(tiny.Step(step / plan.StepsPerEpoch, step % plan.StepsPerEpoch)).indices.data<long>().ToArray();
            Assert.Equal(Math.Round(ratio * plan.BatchSize(step % plan.StepsPerEpoch), MidpointRounding.AwayFromZero), batch.Length);
            rows.AddRange(batch);
        }

        var passes = rows.Chunk(TinyOutliers.Count).Where(pass => pass.Length == TinyOutliers.Count).ToArray();
        Assert.True(passes.Length > 3);
        Assert.All(passes, pass => Assert.Equal(Enumerable.Range(0, TinyOutliers.Count).Select(row => (long)row), pass.Order()));
        Assert.Equal(passes.Length, passes.Select(pass => string.Join(',', pass)).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Several_sets_are_drawn_from_as_one_and_their_labels_numbered_through()
    {
        using var tiny = new TinyContext();
        tiny.Context.Training(Train);
        var stream = tiny.Context.Stream("outlier", Train, 3, new TinyOutliers(), new TinyShapes());

        var (images, labels, indices) = stream.NextIndexed(tiny.Step(0, 0));

        Assert.Equal(5, stream.Classes);
        var shapes = new TinyShapes().Load(Split.Train, new([], Path.GetTempPath()));
        var expected = indices.data<long>().ToArray().Select(row => row < TinyOutliers.Count ? 0L : shapes.Labels![row - TinyOutliers.Count] + 1L);
        Assert.Equal(expected, labels.data<long>().ToArray());
        Assert.Equal([96, 1, 8, 8], images.shape);
    }

    [Fact]
    public void Streams_in_use_leave_no_tensors_behind()
    {
        using var tiny = new TinyContext();
        var main = tiny.Context.Training(Train);
        var side = tiny.Context.Stream("outlier", Train, 0.9, new TinyOutliers());
        List<long> live = [];
        for (var step = 0; step < 20; step++)
        {
            using (NewDisposeScope())
            {
                main.NextIndexed(tiny.Step(step / 8, step % 8));
                side.Next(tiny.Step(step / 8, step % 8));
            }
            live.Add(EngineInfo.LiveTensors);
        }
        Assert.Single(live.Distinct());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_ratio_is_positive(double ratio)
    {
        using var tiny = new TinyContext();
        tiny.Context.Training(Train);

        Assert.Throws<UserException>(() => tiny.Context.Stream("outlier", Train, ratio, new TinyOutliers()));
    }
}
