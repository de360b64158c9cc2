namespace OodDsl.Hosting;

/// <summary>The network of a finished run of another experiment: it answers in eval mode and without gradient. A run gets it from <c>context.Teacher(descriptor)</c>.</summary>
public sealed class TeacherNetwork : IDisposable
{
    readonly ExperimentRun run;

    /// <param name="run">With its weights and fits; freed with the teacher.</param>
    /// <param name="channels">Channels of its images.</param>
    /// <param name="imageSize">Side of its images in pixels.</param>
    internal TeacherNetwork(ExperimentRun run, int channels, int imageSize)
    {
        this.run = run;
        foreach (var parameter in run.OwnedNetwork.parameters()) parameter.requires_grad = false;
        run.OwnedNetwork.eval();
        using var scope = NewDisposeScope();
        FeatureWidth = (int)Features(zeros([1, channels, imageSize, imageSize], device: run.Device)).shape[1];
    }

    /// <summary>The network itself.</summary>
    internal ExperimentNetwork Network => run.OwnedNetwork;

    /// <summary>Width D of the features.</summary>
    public int FeatureWidth { get; }

    /// <summary>Features [N, D] of images [N, C, H, W] in [0, 1].</summary>
    public Tensor Features(Tensor images)
    {
        using var noGrad = no_grad();
        return run.FeaturesOf(images)
            ?? throw new UserException(ExitCode.Configuration, "The teacher has no backbone.", "Name an experiment with a backbone as the teacher.");
    }

    /// <summary>Logits [N, K] of features [N, D].</summary>
    /// <exception cref="UserException">The teacher makes no logits, or not of features alone.</exception>
    public Tensor Logits(Tensor features)
    {
        using var noGrad = no_grad();
        return run.LogitsOf(features) ?? throw new UserException(
            ExitCode.Configuration, "The teacher has no classifier that answers from its features alone.",
            "Ask for teacherFeatures, or name an experiment with a classifier as the teacher.");
    }

    /// <inheritdoc/>
    public void Dispose() => run.Dispose();
}
