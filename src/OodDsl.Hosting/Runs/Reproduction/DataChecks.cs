namespace OodDsl.Hosting;

/// <summary>The data files of a run against those that are here, before anything is read.</summary>
sealed class DataChecks(ReproductionRequest request)
{
    readonly DataSource source = request.Data.Source();

    /// <summary>A check per file; one for all that are the same.</summary>
    /// <param name="records">The files that the run read.</param>
    /// <param name="experiment">Its experiment; null if it is gone.</param>
    public IEnumerable<ReproductionCheck> Of(IReadOnlyList<DataRecord> records, ExperimentDescriptor? experiment)
    {
        var sets = Sets(experiment).ToList();
        var same = 0;
        foreach (var record in records)
        {
            var check = Of(record, sets);
            if (check.State == ReproductionState.Same) same++;
            else yield return check;
        }
        if (same > 0) yield return new("data", $"{same} files", $"{same} files", ReproductionState.Same);
    }

    ReproductionCheck Of(DataRecord record, List<DataSet> sets)
    {
        var what = $"data {record.DataSet}/{record.File}";
        try
        {
            var now = sets.Where(set => string.Equals(set.Name, record.DataSet, StringComparison.Ordinal))
                .SelectMany(set => Enum.GetValues<Split>().Where(split => Has(set, split, record.File)).SelectMany(split => source.Locate((set, split))))
                .FirstOrDefault(one => string.Equals(one.File, record.File, StringComparison.Ordinal));
            return now is null
                ? new(what, record.Sha256, "compared after the run: no data set of the experiment has such a file", ReproductionState.Noted)
                : ReproductionCheck.Of(what, record.Sha256, now.Sha256, ReproductionState.Refused);
        }
        catch (UserException missing)
        {
            return new(what, record.Sha256, missing.Message, ReproductionState.Refused);
        }
    }

    static bool Has(DataSet set, Split split, string file) =>
        DataParts.Files(set, split).Any(one => string.Equals(one.FileName, file, StringComparison.Ordinal))
        || DataParts.Folders(set, split).Any(one => string.Equals(DataParts.Name(one), file, StringComparison.Ordinal));

    // As the benchmark and the streams have them, with their settings; then what is known by name.
    IEnumerable<DataSet> Sets(ExperimentDescriptor? experiment)
    {
        var own = experiment is null ? [] : BenchmarkDescription.Of(experiment.Benchmark).AllSets.Concat(StreamSets.Of(experiment)).Select(part => part.Set);
        return own.Concat(new DataSetIndex(new(request.Catalog)).All);
    }
}
