using System.Diagnostics;

namespace OodDsl.Hosting;

/// <summary>How much noise a trial of settings is given.</summary>
enum TrialSize
{
    /// <summary>As much as a check of a plan.</summary>
    Whole,
    /// <summary>A few images: the network is slow, or they are large. Not every class has one.</summary>
    Few,
    /// <summary>None: on this processor it would take longer than the mistake.</summary>
    None,
}

/// <summary>Measures how much noise a trial can be given.</summary>
static class TrialSizes
{
    /// <summary>Seconds that a trial may take.</summary>
    const double Most = 15;

    /// <summary>Forward passes of an image that training it, the fits and the scores amount to; attacks need more.</summary>
    const double Passes = 8;

    /// <summary>A fit that decomposes a covariance, in seconds per cube of its width, by the slowest LAPACK.</summary>
    const double PerCube = 2e-8;

    /// <summary>Times a forward pass of a few images.</summary>
    public static TrialSize Of(ExperimentDescriptor experiment, IReadOnlyList<string> overrides, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        try
        {
            using var context = DryContext.Of(experiment, overrides, isFew: true, new(), new SilentObserver(), cancellation);
            using var run = experiment.Create(context);
            using var images = new DeviceSet(CPU, context.Data.Training);
            run.OwnedNetwork.eval();
            // The first pass is slower than those that follow.
            var width = run.FeaturesOf(images.Images(0, 1))?.shape[^1] ?? 0;
            var clock = Stopwatch.StartNew();
            run.FeaturesOf(images.Images(0, 2));
            var perImage = Passes * clock.Elapsed.TotalSeconds / 2;
            var fits = PerCube * width * width * width;
            return perImage * DryData.Images + fits <= Most ? TrialSize.Whole : perImage * DryData.FewImages + fits <= Most ? TrialSize.Few : TrialSize.None;
        }
        // What is wrong with the network is for the trial to tell.
        catch (Exception error) when (error is not (OutOfMemoryException or OperationCanceledException))
        {
            return TrialSize.Few;
        }
    }
}
