using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>Fits forward no more images at once than an evaluation: of large ones few.</summary>
public sealed class ImagesAtOnceTests : IDisposable
{
    readonly DisposeScope scope = NewDisposeScope();
    readonly nn.Module<Tensor, Tensor> backbone = nn.Sequential(
        ("conv", nn.Conv2d(1, 2, 3, padding: 1)), ("pool", nn.MaxPool2d(8)), ("last", nn.Conv2d(2, 3, 1)), ("average", nn.AdaptiveAvgPool2d(1)),
        ("flatten", nn.Flatten()));

    public void Dispose()
    {
        backbone.Dispose();
        scope.Dispose();
    }

    [Theory]
    [InlineData(1, 1, 250), InlineData(28, 28, 250), InlineData(32, 32, 250), InlineData(64, 64, 125), InlineData(224, 224, 10), InlineData(1024, 512, 8)]
    public void Large_images_are_read_a_few_at_a_time(int height, int width, int expected)
    {
        var images = ImageRows.Of(empty(3, 1, height, width));
        Assert.Equal((height, width, expected), (images.Height, images.Width, images.AtOnce()));
        Assert.Equal(Math.Min(2, expected), images.AtOnce(2));
    }

    [Fact]
    public void Every_fit_reads_them_so()
    {
        using var noGradient = no_grad();
        random.manual_seed(1);
        backbone.eval();
        const int Count = 21;
        FeatureMaps maps = new(nn.Identity(), backbone);
        var (images, labels, weight, bias) = (rand(Count, 1, 224, 224), arange(Count, dtype: int64).remainder(3), eye(3), zeros(3));
        var features = backbone.call(images);
        (string Name, Action<ImageRows> Fit)[] fits =
        [
            ("Means", rows => maps.Means(rows)),
            ("Gram", rows => new Gram().Fit(rows, rows, maps, weight, bias)),
            ("LayerNac", rows => new LayerNac().Fit(rows, maps, weight, bias)),
            ("MahalanobisEnsemble", rows => new MahalanobisEnsemble().Fit(rows, labels, rows, maps, weight, bias)),
            ("Grood", rows => new Grood().Fit(rows, features, features, labels, maps, new Generator(1))),
            ("AdaScaleA", rows => new AdaScaleA().Fit(rows, x => (backbone.call(x), backbone.call(x)), ChannelDeviations.Of(ImageRows.Of(images)))),
        ];
        foreach (var (name, fit) in fits)
        {
            var read = new WatchedRows(images);
            fit(read);
            Assert.True(read.Most == 10, $"{name}: {read.Most}");
        }
    }

    /// <summary>Says how many images were asked for at once.</summary>
    sealed class WatchedRows(Tensor images) : ImageRows
    {
        public int Most { get; private set; }

        public override int Count => (int)images.shape[0];

        public override int Channels => (int)images.shape[1];

        public override int Height => (int)images.shape[2];

        public override int Width => (int)images.shape[3];

        public override Device Device => images.device;

        public override Tensor At(Tensor rows)
        {
            Most = Math.Max(Most, (int)rows.shape[0]);
            return images.index_select(0, rows);
        }

        public override Tensor Run(int start, int count)
        {
            Most = Math.Max(Most, count);
            return images.narrow(0, start, count);
        }
    }
}
