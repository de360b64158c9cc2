using System.Text;
using OodDsl.Tests;

namespace OodDsl.Hosting.Tests;

/// <summary>What a run notes of a set that lists say: of the lists and of the pictures that they name, and of no others.</summary>
public sealed class ListRecordTests : IDisposable
{
    static readonly ExperimentDescriptor Experiment = TinyExperiment.Descriptor with { Benchmark = typeof(OpenOodCifar10) };

    readonly TemporaryFolder folder = new();

    public ListRecordTests()
    {
        foreach (var list in (string[])["train_cifar10", "val_cifar10", "test_cifar10", "test_cifar100", "test_tin", "test_mnist", "test_svhn", "test_texture", "test_places365"])
        {
            Paint(list, 0);
            Write(list, $"{list}/0.png 1\n");
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_picture_that_no_list_names_changes_nothing()
    {
        var then = Read();
        Paint("unrelated", 0);
        Paint("train_cifar10", 1);
        Assert.Equal(then, Read());
        Assert.Empty(Changed(then));
        Assert.Equal([ReproductionState.Same], Checks(then));
    }

    [Theory]
    [InlineData("train_cifar10")]
    [InlineData("val_cifar10")]
    [InlineData("test_cifar10")]
    [InlineData("test_svhn")]
    public void Another_list_or_picture_of_it_is_noticed(string list)
    {
        var then = Read();
        folder.Write($"data/images_classic/{list}/0.png", [.. PngWriter.OneColour(1, 2, 3), 0]);
        Assert.Equal([$"images_classic/ ({list}.txt)"], Changed(then));
        Assert.Equal([ReproductionState.Refused, ReproductionState.Same], Checks(then));

        Paint(list, 0);
        Paint(list, 1);
        Write(list, $"{list}/1.png 1\n");
        Assert.Equal([$"images_classic/ ({list}.txt)", $"{list}.txt"], Changed(then));
    }

    [Fact]
    public void A_link_out_of_the_data_folders_is_told_as_such()
    {
        File.Delete(folder.At("data", "images_classic", "test_svhn", "0.png"));
        File.CreateSymbolicLink(folder.At("data", "images_classic", "test_svhn", "0.png"), folder.Write("elsewhere/0.png", PngWriter.OneColour(1, 2, 3)));

        var refusal = Assert.Throws<UserException>(Read);

        Assert.Contains($"Name {folder.At("elsewhere")} as a data folder", refusal.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("Replace", refusal.Remedy, StringComparison.Ordinal);
    }

    DataFolders Folders => new([folder.At("data")], folder.At("cache")) { AllowDownload = false };

    IReadOnlyList<DataRecord> Read()
    {
        var source = new DataSource(Folders);
        BenchmarkData.Load(BenchmarkDescription.Of(typeof(OpenOodCifar10)), source, limit: null);
        return source.Records;
    }

    // As a sweep, or a student, compares a finished run's files with those that are here.
    string[] Changed(IReadOnlyList<DataRecord> then)
    {
        var source = new DataSource(Folders);
        return [.. BenchmarkDescription.Of(typeof(OpenOodCifar10)).AllSets.SelectMany(source.Locate).Where(now => then.Any(record => record.WasReplacedBy(now))).Select(now => now.File).Order(StringComparer.Ordinal)];
    }

    ReproductionState[] Checks(IReadOnlyList<DataRecord> then) =>
        [.. new DataChecks(new() { Run = new(folder.Path), Catalog = [Experiment], Data = Folders }).Of(then, Experiment).Select(check => check.State)];

    void Paint(string list, int n) => folder.Write($"data/images_classic/{list}/{n}.png", PngWriter.OneColour(1, 2, 3));

    void Write(string list, string text) => folder.Write($"data/benchmark_imglist/cifar10/{list}.txt", Encoding.ASCII.GetBytes(text));
}
