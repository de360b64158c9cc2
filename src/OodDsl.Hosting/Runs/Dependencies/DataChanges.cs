namespace OodDsl.Hosting;

/// <summary>Whether the data files of a finished run are what they are now.</summary>
/// <param name="request">The run as it would be made now.</param>
sealed class DataChanges(RunRequest request)
{
    // Of each file and folder the checksum is computed once, for all runs that are asked about.
    readonly DataSource source = request.Data.Source();

    /// <summary>The first file of a finished run that was another one; null if all are the same.</summary>
    /// <exception cref="UserException">A data set is not there.</exception>
    public string? Of(RunManifest manifest)
    {
        var description = BenchmarkDescription.Of(request.Experiment.Benchmark);
        foreach (var set in description.AllSets)
            foreach (var now in source.Locate(set))
                if (manifest.Data.FirstOrDefault(record => record.WasReplacedBy(now)) is { } then)
                    return $"its file {then.File} of {then.DataSet} was another one.";
        return null;
    }
}
