namespace OodDsl.Hosting.Tests;

/// <summary>Whole sets that are read some images at a time.</summary>
public sealed class DeviceRowsTests
{
    const int Count = 11;

    [Fact]
    public void Rows_and_batches_are_the_same_bits_held_and_read()
    {
        using var scope = NewDisposeScope();
        var source = new CountedImages(Count);
        using var held = new DeviceSet(CPU, source);
        using var read = new DeviceSet(CPU, source, new(0));
        Assert.Equal((true, false), (held.IsHeld, read.IsHeld));
        var whole = held.Images(0, Count);
        var rows = tensor((long[])[9, 0, 4, 4], dtype: ScalarType.Int64);
        foreach (var set in (DeviceSet[])[held, read])
        {
            ImageRows images = new DeviceRows(set);
            Assert.Equal((Count, 3, 5, 4, CPU.type), (images.Count, images.Channels, images.Height, images.Width, images.Device.type));
            Assert.True(images.At(rows).Equals(whole.index_select(0, rows)));
            Assert.True(cat([.. images.Batches(4).Select(batch => batch.clone())]).Equals(whole));
            Assert.Equal([4L, 2L], images.Batches(4, first: 6).Select(batch => batch.shape[0]));
            // As often as wanted.
            Assert.True(cat([.. images.Batches(3).Select(batch => batch.clone())]).Equals(whole));
        }
    }

    [Fact]
    public void A_batch_is_freed_when_the_next_is_asked_for()
    {
        using var scope = NewDisposeScope();
        using var set = new DeviceSet(CPU, new CountedImages(Count), new(0));
        List<Tensor> seen = [.. new DeviceRows(set).Batches(4)];
        Assert.Equal(3, seen.Count);
        Assert.All(seen, batch => Assert.True(batch.IsInvalid));
    }

    /// <summary>Labels are held: a fit that asks for nothing else costs no decoding.</summary>
    [Fact]
    public void Labels_are_collected_without_reading_images()
    {
        using var scope = NewDisposeScope();
        var source = new CountedImages(Count);
        using var set = new DeviceSet(CPU, source, new(0));
        var pass = new EvaluationPass(new(new(new(0)), CPU), new RecordingObserver(), CancellationToken.None) { Rows = 4 };
        var labels = pass.Collect("training", set, null, batch => [batch.Labels])[0];
        Assert.Equal(source.Labels!.Select(label => (long)label), labels.data<long>().ToArray());
        Assert.Equal(0, source.Reads);
        pass.Collect("training", set, null, batch => [batch.Images, batch.Labels]);
        Assert.Equal(Count, source.Reads);
    }

    /// <summary>An image's first use in a nested scope does not end with it.</summary>
    [Fact]
    public void Images_of_a_batch_live_as_long_as_the_batch()
    {
        using var set = new DeviceSet(CPU, new CountedImages(Count), new(0));
        var pass = new EvaluationPass(new(new(new(0)), CPU), new RecordingObserver(), CancellationToken.None);
        pass.Over("test", set, null, labelled: false, batch =>
        {
            using (NewDisposeScope()) _ = batch.Images.mean();
            Assert.False(batch.Images.IsInvalid);
        });
    }

    sealed class CountedImages(int count) : ImageSource(count, new(3, 5, 4), [.. Enumerable.Range(0, count).Select(row => row % 3)], ["a", "b", "c"])
    {
        int reads;

        public int Reads => reads;

        public override void Read(int row, Span<byte> pixels, Span<byte> mask = default)
        {
            Interlocked.Increment(ref reads);
            for (var n = 0; n < pixels.Length; n++) pixels[n] = (byte)((row * 23) + (n * 7));
        }
    }
}
