using System.Globalization;
using System.Xml.Linq;

namespace OodDsl.Hosting;

/// <summary>A run's part of a report: what it was, how it trained, what its scores and features look like, its plan. What is missing is said.</summary>
/// <param name="run">The run.</param>
/// <param name="id">Its anchor.</param>
/// <param name="sampler">Gives features and images; null if they are not wanted.</param>
sealed class RunSection(ReportRun run, string id, IRunSampler? sampler)
{
    const string Histograms =
        "Every curve has its own peak at the top. The lowest and highest 0.5% of the values lie in the end bins.";

    /// <summary>The section, to open and close.</summary>
    public XElement Render(bool isOpen)
    {
        var section = Html.Details(Html.Of("h3", run.Name), isOpen, Facts(), Training(), Scores(), sampler is null || run.Result is null ? [] : Samples(sampler.Of(run)), Plan());
        section.Add(Html.Class("run"), Html.Id(id));
        return section;
    }

    XElement Facts()
    {
        var manifest = run.Manifest;
        var environment = manifest.Environment;
        return Html.Of("dl",
            Html.Fact("State", run.State),
            Html.Fact("Benchmark", manifest.Split is { } split ? $"{manifest.Benchmark}, {split}" : manifest.Benchmark),
            Html.Fact("ID accuracy", run.Result?.IdAccuracy is { } accuracy ? Percent(accuracy) : null),
            Html.Fact("Full-spectrum accuracy", run.Result?.FullSpectrumAccuracy is { } full ? Percent(full) : null),
            Html.Fact("Began", manifest.Started.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)),
            Html.Fact("Took", manifest.Seconds.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture,
                $"{run.Seconds:F0} s ({string.Join(", ", manifest.Seconds.Select(phase => string.Create(CultureInfo.InvariantCulture, $"{phase.Key} {phase.Value:F0} s")))})")),
            Html.Fact("Changed settings", string.Join(", ", manifest.Overrides)),
            Html.Fact("Fingerprint", Html.Of("code", manifest.Fingerprint)),
            Html.Fact("Commit", manifest.Git is { } git ? (object[])[Html.Of("code", git.Commit), git.Dirty ? ", with changes" : ""] : null),
            Html.Fact("Machine", string.Create(CultureInfo.InvariantCulture,
                $"{environment.Device}, {environment.Threads} {(environment.Threads == 1 ? "thread" : "threads")}, libtorch {environment.LibTorch}, {environment.Cpu}, {environment.Os}")),
            Html.Fact("Folder", Html.Of("code", RunFolders.Shown(run.Folder.Path))));
    }

    IEnumerable<XElement> Training()
    {
        var charts = TrainingCharts.Of(MetricsFile.Read(run.Folder)).ToList();
        if (charts.Count > 0)
        {
            yield return Html.Of("h4", "Training");
            yield return Html.Of("div", Html.Class("charts"), charts);
        }
        else yield return Missing(File.Exists(run.Folder.Metrics) ? "The run has not logged a loss." : "There is no metrics.jsonl in the folder: the run trained nothing, or its metrics were not kept.");
    }

    IEnumerable<XElement> Scores()
    {
        if (run.Result is null || run.Result.Results.Count == 0) yield break;
        var files = new ScoreFiles(run.Folder);
        if (files.Sets.Any(set => !File.Exists(run.Folder.Scores(set.Name))))
        {
            yield return Missing("The raw scores are not in the folder: ROC curves, histograms and examples need them. './ood evaluate' makes them again from the checkpoint.");
            yield break;
        }
        yield return Html.Of("h4", "ROC curves");
        yield return Html.Of("p", Html.Class("caption"), "Share of the ID test images accepted over share of the OOD images accepted. Dotted: chance, and 95% of ID accepted.");
        yield return SetLegend.Render(files.Sets);
        yield return Html.Of("div", Html.Class("charts"), files.ScoreNames.Select(score => Roc(score, files, run.Result)));
        yield return Html.Of("h4", "Score histograms");
        yield return Html.Of("p", Html.Class("caption"), Histograms);
        yield return ScoreFigure.Picture($"Scores of {run.Name}", RunFigure.Panels(files, run.Result));
    }

    static XElement Roc(string score, ScoreFiles files, RunResult result)
    {
        var styles = ChartStyle.Of(files.Sets.Select(set => set.Group));
        var id = files.Id(score);
        return new LineChart(score, "OOD accepted", "ID accepted")
        {
            Size = (272, 262),
            HasLegend = false,
            Note = "AUROC " + string.Join(" · ", result.Results.Where(row => row.Score == score && row.Dataset == row.Group)
                .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Group} {row.Auroc:0.000}"))),
            RangeX = (0, 1),
            RangeY = (0, 1),
            Guides = [((0, 0), (1, 1)), ((0, 0.95), (1, 0.95))],
        }.Render([.. files.Sets.Select((set, i) => new ChartSeries(set.Name, styles[i], RocCurve.Of(id, files.Of(set.Name, score))))]);
    }

    static IEnumerable<XElement> Samples(RunSample sample)
    {
        if (sample.Features is { } features)
        {
            yield return Html.Of("h4", "Features");
            yield return Html.Of("p", Html.Class("caption"), string.Create(CultureInfo.InvariantCulture,
                $"The {features.Width} features of a sample of every test set ({string.Join(", ", features.Sets.Select(set => $"{set.Name}: {set.Points.Count}"))}) in the plane of the two leading principal components of the ID sample, which hold {Percent(features.First)} and {Percent(features.Second)} of its variance. Of the squared distances from the ID mean the plane shows: {string.Join(", ", features.Sets.Select(set => $"{set.Name} {Percent(set.Shown)}"))}. What is far away in the other directions looks near here.{(features.Classes.Count > 0 ? " Words: means of the ID classes." : "")}"));
            yield return Scatter(features);
        }
        if (sample.Examples.Count > 0)
        {
            yield return Html.Of("h4", "Images at both ends of each score");
            yield return Html.Of("p", Html.Class("caption"), "From the test sets, the most extreme first. A score is higher for what is more in-distribution: ID images with low and OOD images with high scores are the mistakes."
                + (sample.Examples.Any(score => score.IdLowest.Any(image => image.Map is not null)) ? " Below an image its score map, bright where it is out of distribution, and its mask." : ""));
            foreach (var score in sample.Examples)
                yield return Html.Details(Html.Of("span", score.Score), score == sample.Examples[0], Html.Of("div", Html.Class("pair"),
                    Strip("ID, lowest: taken for OOD first", score.IdLowest), Strip("OOD, highest: taken for ID first", score.OodHighest),
                    Strip("ID, highest", score.IdHighest), Strip("OOD, lowest", score.OodLowest)));
        }
        foreach (var note in sample.Notes) yield return Missing(note);
    }

    static XElement Scatter(FeatureView features)
    {
        var styles = ChartStyle.Of(features.Sets.Skip(1).Select(set => set.Group));
        return ScatterChart.Render(
            "Features",
            $"first component ({Percent(features.First)} of the ID variance)", $"second component ({Percent(features.Second)})",
            [.. features.Sets.Select((set, i) => new ChartSeries(i == 0 ? set.Name : $"{set.Name} ({set.Group})", i == 0 ? "id" : styles[i - 1], set.Points))],
            features.Classes);
    }

    static XElement Strip(string title, IReadOnlyList<ExampleImage> images)
    {
        // What all have in common is said once.
        var common = images.Select(image => image.Label).Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : null;
        return Html.Of("div", Html.Of("h5", common is null ? title : $"{title} ({common})"), Html.Of("div", Html.Class("strip"), images.Select(image => Figure(image, common is null))));
    }

    static XElement Figure(ExampleImage image, bool isLabelled)
    {
        var value = image.Score.ToString("G4", CultureInfo.InvariantCulture);
        return Html.Of("figure", new XAttribute("title", $"{image.Label}, {value}"),
            Picture(image.Png, $"{image.Label}, score {value}"), Picture(image.Map, "its score map, bright where it is out of distribution"), Picture(image.Mask, "its mask"),
            Html.Of("figcaption", Html.Of("span", Html.Class("value"), value), isLabelled ? image.Label : null));
    }

    static XElement? Picture(byte[]? png, string alternative) => png is null ? null
        : Html.Of("img", new XAttribute("src", $"data:image/png;base64,{Convert.ToBase64String(png)}"), new XAttribute("alt", alternative));

    XElement Plan() => File.Exists(run.Folder.Plan)
        ? Html.Details(Html.Of("h4", "The plan that was carried out"), isOpen: false, Html.Of("div", Html.Class("plan"), PlanHtml.Of(File.ReadAllText(run.Folder.Plan))))
        : Missing("There is no plan.md in the folder.");

    static XElement Missing(string what) => Html.Of("p", Html.Class("caption"), what);

    static string Percent(double share) => (100 * share).ToString("F1", CultureInfo.InvariantCulture) + "%";
}
