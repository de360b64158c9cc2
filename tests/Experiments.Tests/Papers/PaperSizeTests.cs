using OodDsl.Hosting;
using static TorchSharp.torch;
using static Experiments.Tests.PaperRun;

namespace Experiments.Tests;

/// <summary>
/// The paper-size forms of the first six methods: their data sets read from files in the published formats, the paper's network, one training step of
/// two to four images, the fits, and the scores of a few images of each set. HSIC and CnC go through the command line from data to results; the networks
/// of the others would take minutes over whole test sets, so of each set only the first images are kept.
/// </summary>
public sealed class PaperSizeTests
{
    [Fact]
    public async Task Hsic_runs_from_published_files_to_results()
    {
        using var files = new GenuineFiles().Cifar100(10).Cifar10(5).Svhn().RandomImages(40)
            .Pictures("dtd/images/banded", 3, 40).Pictures("places365_standard/val", 3, 48).Pictures("LSUN/test", 3, 36);
        await RunAsync(files, "hsic/paper", "Correlation", "--limit", "60", "--set", "Steps=2", "--set", "BatchSize=4");
    }

    [Fact]
    public async Task Cnc_runs_from_published_files_to_results()
    {
        using var files = new GenuineFiles().OpenOodCifar10(10);
        await RunAsync(files, "cnc/paper", "NotExtraClass", "--limit", "60", "--set", "Steps=2", "--set", "BatchSize=4");
    }

    [Fact]
    public void Generalized_ODIN_with_DenseNet_100()
    {
        using var files = Odin(new GenuineFiles().Cifar10(10));
        Step(GeneralizedOdin.Paper.Descriptor, files, ["H", "G"], perSet: 2, training: 20, "Train.BatchSize=4", "Train.Steps=1");
    }

    [Fact]
    public void CutMix_with_PyramidNet_200()
    {
        using var files = Odin(new GenuineFiles().Cifar100(1));
        Step(CutMixExperiment.Paper.Descriptor, files, ["Msp"], perSet: 1, training: 4, "Train.BatchSize=2", "Train.Steps=1");
    }

    /// <summary>The network it starts from has published weights and no loss: its checkpoint holds them, and the flow's network gets them from it.</summary>
    [Fact]
    public void Flow_density_with_ResNet_50_and_published_weights()
    {
        using var files = new GenuineFiles().ImageNet().Pictures("iNaturalist/images", 2, 50).Pictures("SUN/images", 2, 50)
            .Pictures("Places/images", 2, 50).Pictures("dtd/images/banded", 2, 50);
        var data = Few(TorchvisionResNet50.Descriptor, files, perSet: 1, training: 3);
        var published = System.IO.Path.Combine(files.Path, "weights", "resnet50-torchvision-imagenet1k-v1.safetensors");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(published)!);
        using var scope = NewDisposeScope();
        Tensor weight, bias;
        using (var drawn = new DryRun(TorchvisionResNet50.Descriptor, data, new DataSource(files.Folders), "ResNet50.Weights=", "Knn.K=1"))
        {
            (weight, bias) = (drawn.State()["logits.weight"].neg().MoveToOuterDisposeScope(), drawn.State()["logits.bias"].MoveToOuterDisposeScope());
            var backbone = drawn.State().Where(entry => entry.Key.StartsWith("backbone.", StringComparison.Ordinal))
                .ToDictionary(entry => entry.Key["backbone.".Length..], entry => entry.Value, StringComparer.Ordinal);
            TensorFile.Write(published, new Dictionary<string, Tensor>(backbone) { ["fc.weight"] = weight, ["fc.bias"] = bias }, TensorFile.NoMetadata);
        }
        using (var start = new DryRun(TorchvisionResNet50.Descriptor, data, new DataSource(files.Folders), "Knn.K=1"))
            Assert.True(start.Checkpointed()["logits.weight"].Equals(weight));
        using var flow = new DryRun(
            FlowDensity.Paper.Descriptor, data, new DataSource(files.Folders), "Train.BatchSize=3", "Train.Steps=1", "Blocks=1", "Knn.K=1");
        Assert.True(flow.State()["logits.weight"].Equals(weight));
        var before = flow.State();
        flow.Train();
        Assert.All(DryRun.Changed(before, flow.State()), name => Assert.StartsWith("flow.", name, StringComparison.Ordinal));
        // The flow's score alone: Mahalanobis and ViM decompose matrices of 2048 x 2048, which takes minutes with the reference LAPACK.
        var network = (FlowDensity.Paper.Network)flow.Network;
        network.eval();
        using var mode = no_grad();
        foreach (var images in data.Ood.Select(set => set.Images).Prepend(data.Test))
        {
            using var set = new DeviceSet(CPU, images);
            var direction = Declaration.Call<Tensor>(typeof(FlowDensity), "Direction", network.Features(set.Images(0, set.Count)));
            var scores = Declaration.Call<Tensor>(typeof(FlowDensity), "LogDensity", direction, network.Flow);
            Assert.Equal([images.Count], scores.shape);
            Assert.False(scores.isnan().any().item<bool>());
        }
    }

    /// <summary>
    /// Its teacher is a ViT-B/16 and its images have 224 pixels; the generator of latents is trained for one step. The images are held, and then decoded
    /// whenever something asks for them: training, fits and scores are the same.
    /// </summary>
    [Fact]
    public void Oal_with_a_vision_transformer_and_images_that_are_not_held()
    {
        using var files = new GenuineFiles().OpenOodCifar10(1);
        string[] settings =
        [
            "Train.BatchSize=2", "Train.Steps=1", "teacher/VitB16.Weights=", "BoundaryOutliers.PerClass=2", "BoundaryOutliers.Candidates=10",
            "DiffusionOutliers.TrainingSteps=1", "DiffusionOutliers.Steps=2", "DiffusionOutliers.BatchSize=2", "DiffusionOutliers.Count=4",
        ];
        using var scope = NewDisposeScope();
        var (held, streamed) = (new DataSource(files.Folders), new DataSource(files.Folders, new(0)));
        Tensor outliers;
        using (var run = new DryRun(Oal.Paper.Descriptor, Few(Oal.Paper.Descriptor, held, perSet: 1, training: 10), held, settings))
        {
            Assert.True(run.Holds);
            outliers = run.Field<Tensor>("diffusionOutliers").clone().MoveToOuterDisposeScope();
        }
        using var read = new DryRun(Oal.Paper.Descriptor, Few(Oal.Paper.Descriptor, streamed, perSet: 1, training: 10), streamed, settings);
        Assert.False(read.Holds);
        Assert.Equal([4, 8], outliers.shape);
        Assert.True(outliers.Equals(read.Field<Tensor>("diffusionOutliers")));
        Follow(read, ["Energy"]);
    }

    // ODIN's sets beside CIFAR.
    static GenuineFiles Odin(GenuineFiles files) => files.Svhn().Pictures("Imagenet/test", 2, 36).Pictures("Imagenet_resize/test", 2, 32)
        .Pictures("LSUN/test", 2, 36).Pictures("LSUN_resize/test", 2, 32).Pictures("iSUN/test", 2, 32);
}
