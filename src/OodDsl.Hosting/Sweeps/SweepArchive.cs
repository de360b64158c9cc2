namespace OodDsl.Hosting;

/// <summary>A folder of results that is committed: of every finished run the manifest and the results, and one table per sweep.</summary>
/// <param name="folder">The folder; it is made if need be.</param>
sealed class SweepArchive(string folder)
{
    /// <summary>Copies what is small of the finished runs, and writes the table.</summary>
    /// <param name="name">Name of the table's file, without its extension.</param>
    /// <param name="table">The table, Markdown.</param>
    /// <param name="finished">The runs.</param>
    /// <returns>The table's path.</returns>
    /// <exception cref="UserException">The folder can't be written.</exception>
    public string Write(string name, string table, IEnumerable<(SweepRun Run, RunFolder Folder)> finished)
    {
        try
        {
            foreach (var (run, source) in finished)
            {
                var target = new RunFolder(PlaceOf(run));
                Directory.CreateDirectory(target.Path);
                AtomicFile.Write(target.Manifest, File.ReadAllText(source.Manifest));
                AtomicFile.Write(target.Results, File.ReadAllText(source.Results));
                if (File.Exists(source.Changes)) AtomicFile.Write(target.Changes, File.ReadAllBytes(source.Changes));
                else File.Delete(target.Changes);
            }
            var file = Path.GetFullPath(Path.Combine(folder, $"{name}.md"));
            AtomicFile.Write(file, table);
            return file;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException(ExitCode.Environment, $"The folder {folder} can't be written: {error.Message}", "Name another folder with --results.", error);
        }
    }

    string PlaceOf(SweepRun run)
    {
        var place = RunFolders.Named(Environment.CurrentDirectory, folder, run.Request.Experiment.Name, run.Request.Split, null);
        if (run.Request.Overrides.Count > 0) place = Path.Combine(place, string.Join(',', run.Request.Overrides).Replace('/', '.'));
        return Path.Combine(place, FormattableString.Invariant($"seed-{run.Request.Seed}"));
    }
}
