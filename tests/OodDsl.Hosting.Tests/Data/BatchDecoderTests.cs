using System.Collections.Concurrent;

namespace OodDsl.Hosting.Tests;

public sealed class BatchDecoderTests
{
    static readonly RunOrder Order = new(0, 7, 100);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(8, 4)]
    public void Batches_come_in_their_order_whatever_the_threads(int threads, int ahead)
    {
        using var decoder = new BatchDecoder(new Slow(100), Order, 2, threads, ahead);
        for (var number = 2; number < 15; number++)
        {
            Assert.Equal(number, decoder.Next);
            var bytes = decoder.Take();
            Assert.Equal(Order.Rows(number)!.SelectMany(row => new[] { (byte)row, (byte)(row + 1) }), bytes);
            decoder.Return(bytes);
        }
        Assert.Contains("no batch 15", Assert.Throws<InvalidOperationException>(decoder.Take).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_more_is_read_than_may_be_held()
    {
        var images = new Slow(100);
        using var decoder = new BatchDecoder(images, Order, 0, threads: 4, ahead: 2);
        for (var taken = 0; taken < 10; taken++)
        {
            Wait(() => images.Read() >= (taken + 2) * 7);
            Thread.Sleep(20);
            Assert.Equal((taken + 2) * 7, images.Read());
            decoder.Take();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void The_first_image_that_cannot_be_read_is_named_where_its_batch_is_taken(int threads)
    {
        using var decoder = new BatchDecoder(new Slow(100, 30, 31, 33), Order, 0, threads, ahead: 8);
        for (var number = 0; number < 4; number++) decoder.Take();
        Assert.Equal("30", Assert.Throws<DataFormatException>(decoder.Take).File);
        // It goes on after it, should anybody want to.
        Assert.Equal(35, decoder.Take()[0]);
    }

    [Fact]
    public void Disposing_stops_it_in_the_middle()
    {
        var before = Threads();
        var decoder = new BatchDecoder(new Slow(100), Order, 0, threads: 5, ahead: 3);
        Wait(() => Threads() > before);
        decoder.Dispose();
        Assert.Equal(before, Threads());

        static int Threads() => Slow.Readers.Count(thread => thread.IsAlive);
    }

    [Fact]
    public void Images_that_are_more_than_an_array_can_hold_are_read_in_any_order()
    {
        var images = new Wide(30_000);
        Assert.True(images.Bytes > 2 * (long)int.MaxValue);
        using var scope = NewDisposeScope();
        using var set = new DeviceSet(CPU, images, new(bytes: 1 << 20));
        Assert.False(set.IsHeld);
        foreach (var start in (int[])[29_990, 0, 2, 25_000])
            Assert.Equal([start % 251, (start + 1) % 251], (set.Images(start, 2).amax([1L, 2, 3]) * 255).round().data<float>().ToArray().Select(level => (int)level));
        Assert.Contains("MB", Assert.Throws<UserException>(() => images.Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluation_reads_on_where_it_was_and_begins_anew_elsewhere()
    {
        using var scope = NewDisposeScope();
        var images = new Slow(100);
        using var held = new DeviceSet(CPU, images, new(bytes: 1000));
        using var read = new DeviceSet(CPU, images, new(bytes: 0));
        Assert.Equal((true, false), (held.IsHeld, read.IsHeld));
        foreach (var (start, count) in ((int, int)[])[(0, 30), (30, 30), (60, 30), (90, 10), (0, 30), (5, 3), (8, 3), (99, 1)])
        {
            Assert.True(held.Images(start, count).Equals(read.Images(start, count)), $"{start}");
            Assert.True(held.Labels(start, count).Equals(read.Labels(start, count)));
        }
    }

    [Theory]
    [InlineData("512M", 512L << 20)]
    [InlineData("1.5g", 3L << 29)]
    [InlineData("6GB", 6L << 30)]
    [InlineData("1000", 1000)]
    public void Memory_is_declared_with_its_unit(string text, long bytes) => Assert.Equal(bytes, ImageMemory.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("much")]
    [InlineData("-1G")]
    [InlineData("1e9T")]
    public void Memory_that_is_no_amount_is_refused(string text) => Assert.Throws<UserException>(() => ImageMemory.Parse(text));

    static void Wait(Func<bool> happened) => Assert.True(SpinWait.SpinUntil(happened, TimeSpan.FromSeconds(20)));

    /// <summary>Images of two bytes, their row and the next; some can't be read.</summary>
    sealed class Slow(int count, params int[] damaged) : ImageSource(count, new(1, 1, 2), new int[count], ["one"])
    {
        int read;

        public static ConcurrentBag<Thread> Readers { get; } = [];

        public int Read() => Volatile.Read(ref read);

        public override void Read(int row, Span<byte> pixels, Span<byte> mask = default)
        {
            Readers.Add(Thread.CurrentThread);
            if (row % 13 == 0) Thread.Sleep(1);
            if (damaged.Contains(row)) throw new DataFormatException($"{row}", "a picture", "none");
            (pixels[0], pixels[1]) = ((byte)row, (byte)(row + 1));
            Interlocked.Increment(ref read);
        }
    }

    /// <summary>Images as large as ImageNet's, made when they are asked for.</summary>
    sealed class Wide(int count) : ImageSource(count, new(3, 224, 224), new int[count], ["one"])
    {
        public override void Read(int row, Span<byte> pixels, Span<byte> mask = default) => pixels.Fill((byte)(row % 251));
    }
}
