namespace OodDsl.Hosting;

/// <summary>Finds the runs that a user means by folders: a run's own, or one that holds runs.</summary>
static class RunSelection
{
    /// <summary>The runs of all folders, each once, in the order of the folders and below one by path.</summary>
    /// <exception cref="UserException">A folder does not exist or holds no run; a manifest is damaged.</exception>
    public static IReadOnlyList<ReportRun> Of(IReadOnlyList<string> folders)
    {
        List<ReportRun> runs = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var folder in folders.Select(RunFolderCommand.Existing))
        {
            var found = Below(folder);
            if (found.Count == 0)
                throw new UserException(
                    ExitCode.Usage, $"{folder.Path} is no run folder and holds none: there is no run.json in it.", "Name folders that ./ood run has written.");
            runs.AddRange(found.Where(run => seen.Add(run.Path)).Select(ReportRun.Read));
        }
        return runs;
    }

    static List<RunFolder> Below(RunFolder folder) => File.Exists(folder.Manifest) ? [folder] :
    [
        .. Directory.EnumerateFiles(folder.Path, "run.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => new RunFolder(Path.GetDirectoryName(file)!)),
    ];
}
