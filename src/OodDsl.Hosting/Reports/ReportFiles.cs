namespace OodDsl.Hosting;

/// <summary>Writes a report: the page and its tables in other formats.</summary>
static class ReportFiles
{
    /// <summary>Writes all files into a folder, which is made if need be; earlier reports in it are replaced.</summary>
    /// <returns>Their paths, the page's first.</returns>
    /// <exception cref="UserException">The folder can't be written.</exception>
    public static IReadOnlyList<string> Write(string folder, ReportContent report, IRunSampler? sampler)
    {
        var title = Title(report);
        (string Name, string Content)[] files =
        [
            ("report.html", new ReportPage(report, sampler).Render(title)), ("report.md", ReportFormats.Markdown(report, title)), ("results.csv", ReportFormats.Csv(report)),
            ("results.json", ReportFormats.Json(report)), ("results.tex", ReportFormats.Latex(report)),
        ];
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, content) in files) AtomicFile.Write(Path.Combine(folder, name), content);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException(ExitCode.Environment, $"The report can't be written to {folder}: {error.Message}", "Name another folder with --output.", error);
        }
        return [.. files.Select(file => Path.Combine(folder, file.Name))];
    }

    static string Title(ReportContent report)
    {
        if (report.Runs is [var only]) return only.Name;
        var names = report.Runs.Select(run => run.Manifest.Experiment).Distinct(StringComparer.Ordinal).ToList();
        return names.Count <= 4 ? string.Join(", ", names) : FormattableString.Invariant($"{string.Join(", ", names.Take(3))} and {names.Count - 3} more");
    }
}
