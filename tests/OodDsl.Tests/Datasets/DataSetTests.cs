using System.Security.Cryptography;

namespace OodDsl.Tests;

public class DataSetTests
{
    static readonly DataFolders Folders = DataFolders.Default();

    [Theory]
    [InlineData("FashionMnist", "fashion-mnist")]
    [InlineData("Digits", "digits")]
    [InlineData("RandomImages300K", "random-images300-k")]
    [InlineData("TINImages", "tin-images")]
    [InlineData("A", "a")]
    public void Names_are_kebab_case(string type, string name) => Assert.Equal(name, DataSet.KebabCase(type));

    public static TheoryData<DataSet, int, int> Shipped => new()
    {
        { new Digits(), 1797, 10 },
        { new Letters(), 4000, 10 },
        { new Textures(), 2100, 3 },
        { new Scripts(), 5400, 9 },
        { new Photos(), 4000, 5 },
    };

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Shipped_sets_are_what_their_types_say(DataSet set, int count, int classes)
    {
        Assert.False(set.HasSplits);
        foreach (var split in Enum.GetValues<Split>())
        {
            var images = set.Load(split, Folders);
            Assert.Equal((count, new ImageShape(1, 28, 28)), (images.Count, images.Shape));
            Assert.Equal(classes, set.ClassNames.Count);
            Assert.Equal(Enumerable.Range(0, classes), images.Labels!.Distinct().Order());
        }
    }

    [Fact]
    public void Overlaps_are_declared_exactly_where_shipped_sets_share_images()
    {
        DataSet[] sets = [.. Shipped.Select(row => row.Data.Item1)];
        var images = sets.ToDictionary(set => set, set =>
        {
            var all = set.Load(Split.Test, Folders);
            return Enumerable.Range(0, all.Count).Select(row => Convert.ToHexString(SHA256.HashData(all.Image(row)))).ToHashSet(StringComparer.Ordinal);
        });
        foreach (var a in sets)
            foreach (var b in sets.Where(b => b != a))
            {
                var declared = Declares(a, b) || Declares(b, a);
                Assert.Equal(declared, images[a].Overlaps(images[b]));
            }
        Assert.Equal(45, images[sets[1]].Intersect(images[sets[3]], StringComparer.Ordinal).Count());
    }

    static bool Declares(DataSet a, DataSet b) =>
        a.GetType().GetCustomAttributes(false).Any(attribute => attribute.GetType() == typeof(Overlaps<>).MakeGenericType(b.GetType()));

    [Fact]
    public void Fashion_MNIST_has_six_thousand_and_one_thousand_images_of_each_class()
    {
        var set = new FashionMnist();
        var offline = new DataFolders(Folders.Search, Path.GetDirectoryName(Folders.Downloads)!) { AllowDownload = false };
        foreach (var (split, each) in ((Split, int)[])[(Split.Train, 6000), (Split.Test, 1000)])
        {
            ImageSet images;
            try
            {
                images = set.Load(split, offline);
            }
            catch (DataMissingException error)
            {
                Assert.Skip(error.Message);
                return;
            }
            Assert.Equal(new ImageShape(1, 28, 28), images.Shape);
            Assert.All(images.Labels!.CountBy(label => label), pair => Assert.Equal(each, pair.Value));
            Assert.Equal(10 * each, images.Count);
        }
    }

    [Fact]
    public void A_set_is_shaped_as_a_benchmark_wants_it()
    {
        var images = new Digits().Load(Split.Test, Folders, new(3, 16, 16));
        Assert.Equal((1797, new ImageShape(3, 16, 16)), (images.Count, images.Shape));
        Assert.Equal(1797, images.Labels!.Length);
    }
}
