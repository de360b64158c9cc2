using OodDsl.Hosting;
using static Experiments.Tests.PaperRun;

namespace Experiments.Tests;

/// <summary>
/// The paper-size forms of the second six methods, as those of the first: data read from files in the published formats, the paper's networks, a training
/// step of one to four images, the fits, and the scores of a few images of each set. Attacks have one step, and BiaMAT over TRADES four tenths of its
/// width: all of it would take half a minute.
/// </summary>
public sealed class PaperSizeIITests
{
    [Fact]
    public void CSI_of_one_class_with_ResNet_18_and_LARS()
    {
        using var files = new GenuineFiles().Cifar10(5);
        Step(Csi.Paper.Descriptor, files, "3", ["Similarity", "Shifted"], perSet: 1, training: 3, "Train.BatchSize=2", "Train.Steps=1", "Draws=2");
    }

    /// <summary>Stage 2 starts from stage 1's network, which stays, and is scored under all four shifts.</summary>
    [Fact]
    public void CSI_with_labels_in_two_stages()
    {
        using var files = new GenuineFiles().OpenOodCifar10(2);
        using (var first = new DryRun(Csi.Contrast.Paper.Descriptor, Few(Csi.Contrast.Paper.Descriptor, files, 1, 20), new DataSource(files.Folders),
            "Train.BatchSize=2", "Train.Steps=1"))
        {
            var before = first.State();
            first.Train();
            Assert.Contains(DryRun.Changed(before, first.State()), name => name.StartsWith("backbone.", StringComparison.Ordinal));
        }
        using var second = new DryRun(Csi.Labelled.Paper.Descriptor, Few(Csi.Labelled.Paper.Descriptor, files, 1, 20), new DataSource(files.Folders),
            "Train.BatchSize=2", "Train.Steps=1");
        var kept = second.State();
        Follow(second, ["Msp", "Ensemble"]);
        Assert.All(DryRun.Changed(kept, second.State()), name => Assert.DoesNotContain("backbone.", name, StringComparison.Ordinal));
    }

    [Fact]
    public void Rotation_with_WideResNet_40_2()
    {
        using var files = new GenuineFiles().OpenOodCifar10(1);
        Step(Rotation.Paper.Descriptor, files, ["UniformDivergence", "TurnConfidence", "ClassAndTurn"], perSet: 1, training: 10, "Train.BatchSize=2", "Train.Steps=1");
    }

    [Fact]
    public void Rotation_of_one_class_with_WideResNet_16_4_in_36_poses()
    {
        using var files = new GenuineFiles().Cifar10(5);
        Step(Rotation.OneClass.Paper.Descriptor, files, "8", ["PoseConfidence"], perSet: 1, training: 4, "Train.BatchSize=2", "Train.Steps=1");
    }

    [Fact]
    public void CutPaste_on_MVTec_with_ResNet_18()
    {
        using var files = new GenuineFiles().Mvtec("tile", 4, 64);
        Step(CutPasteExperiment.Paper.Descriptor, files, "tile", ["Density"], perSet: 1, training: 3, "Train.BatchSize=1", "Train.Steps=1");
    }

    /// <summary>Windows 56 pixels apart and not 4: 25 of them, and not 3,249.</summary>
    [Fact]
    public void CutPaste_maps_on_MVTec()
    {
        using var files = new GenuineFiles().Mvtec("wood", 4, 64);
        Step(CutPasteExperiment.Patches.Paper.Descriptor, files, "wood", ["Defects"], perSet: 1, training: 3, "Train.BatchSize=1", "Train.Steps=1", "Stride=56");
    }

    /// <summary>First the head on a frozen network, then all of it but the running statistics.</summary>
    [Fact]
    public void CutPaste_with_EfficientNet_B4_in_two_stages()
    {
        using var files = new GenuineFiles().Mvtec("grid", 4, 64);
        foreach (var (stage, weights) in ((ExperimentDescriptor, string[])[])[
            (CutPasteExperiment.HeadFirst.Descriptor, ["EfficientNetB4.Weights="]),
            (CutPasteExperiment.FineTuned.Descriptor, ["EfficientNetB4.Weights=", "start/EfficientNetB4.Weights="])])
        {
            using var run = new DryRun(stage, Few(stage, files, 1, 3, "grid"), new DataSource(files.Folders), [.. weights, "Train.BatchSize=1", "Train.Steps=1"]);
            var before = run.State();
            Follow(run, ["Density"]);
            var changed = DryRun.Changed(before, run.State());
            Assert.Equal(stage.Name == "cut-paste/fine-tuned", changed.Any(name => name.StartsWith("backbone.", StringComparison.Ordinal)));
            Assert.DoesNotContain(changed, name => name.StartsWith("backbone.", StringComparison.Ordinal) && name.Contains("running", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void ReSmooth_with_its_first_stage_s_ResNet_18()
    {
        using var files = new GenuineFiles().OpenOodCifar10(1);
        Step(ReSmooth.Paper.Descriptor, files, ["Msp"], perSet: 1, training: 10, "Train.BatchSize=2", "Train.Steps=1");
    }

    [Fact]
    public void BiaMAT_with_WideResNet_28_10_and_downsampled_ImageNet()
    {
        using var files = new GenuineFiles().Cifar10(5).Cifar100(1).Svhn().ImageNet32();
        Step(Biamat.Paper.Descriptor, files, ["Msp", "MspUnderAttack"], perSet: 1, training: 4, "Train.BatchSize=1", "Train.Steps=1", "Steps=1", "TestSteps=1");
    }

    [Fact]
    public void BiaMAT_over_TRADES_with_WideResNet_34()
    {
        using var files = new GenuineFiles().Cifar10(5).Cifar100(1).Svhn().ImageNet32();
        Step(Biamat.Trades.Paper.Descriptor, files, ["Msp", "MspUnderAttack"], perSet: 1, training: 4, "Train.BatchSize=1", "Train.Steps=1", "Steps=1", "TestSteps=1",
            "WideResNet.Widen=4");
    }

    /// <summary>Both passes: five updates of four networks of the published widths.</summary>
    [Fact]
    public void DIAS_with_four_networks()
    {
        using var files = new GenuineFiles().Cifar10(5);
        Step(Dias.Paper.Descriptor, files, "2", ["Msp"], perSet: 2, training: 12, "Train.BatchSize=6", "Train.Epochs=1");
    }
}
