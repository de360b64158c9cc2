using System.Collections.Concurrent;

namespace OodDsl.Hosting;

/// <summary>
/// The data sets of an experiment's further streams, outliers for instance. They stand in its generated code, with their settings: a run on noise
/// asks for them when it is made.
/// </summary>
static class StreamSets
{
    static readonly ConcurrentDictionary<ExperimentDescriptor, IReadOnlyList<(DataSet Set, Split Split)>> Known = new();

    /// <summary>The sets, those of the experiments it depends on excluded.</summary>
    public static IReadOnlyList<(DataSet Set, Split Split)> Of(ExperimentDescriptor experiment) =>
        experiment.Plan.Streams.Count == 0 && !experiment.Plan.ReadsOodValidation ? [] : Known.GetOrAdd(experiment, Asked);

    static IReadOnlyList<(DataSet Set, Split Split)> Asked(ExperimentDescriptor experiment)
    {
        var source = new DryData();
        using var scope = NewDisposeScope();
        var random = get_rng_state();
        try
        {
            using var context = DryContext.Of(experiment, [], isFew: true, source, new SilentObserver(), CancellationToken.None);
            using var run = experiment.Create(context);
        }
        // A network that can't be made is for the trial and the run to tell; what it asked for before counts.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return source.Asked;
        }
        finally
        {
            set_rng_state(random);
        }
        return source.Asked;
    }
}
