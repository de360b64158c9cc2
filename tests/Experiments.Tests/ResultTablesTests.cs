using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using OodDsl.Hosting;

namespace Experiments.Tests;

/// <summary>The tables of <c>experiments/results</c> say what the results committed beside them say, of the experiments as they are declared now.</summary>
public sealed class ResultTablesTests
{
    static readonly (string Heading, string Name)[] Metrics =
        [(" pixel AUROC", "pixelAuroc"), (" AUROC", "auroc"), (" FPR@95", "fpr95"), (" OSCR", "oscr"), (" macro-F1", "macroF1")];

    static readonly JsonSerializerOptions AsManifests = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    static readonly string Results = Path.Combine(Repository.Root, "experiments", "results");

    /// <summary>Tables that <c>./ood sweep --results</c> wrote, by their path below the folder of results.</summary>
    public static TheoryData<string> Tables =>
        [.. Directory.GetFiles(Results, "*.md", SearchOption.AllDirectories).Where(IsOfSweep).Select(file => Path.GetRelativePath(Results, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_holds_the_means_of_its_runs(string table)
    {
        var file = Path.Combine(Results, table);
        var sections = Sections(file);
        var overview = sections[0];
        var scores = sections[1];
        Assert.NotEmpty(overview.Rows);
        foreach (var row in overview.Rows)
        {
            var runs = RunsOf(file, row[0]);
            Assert.Equal(row[1], runs.Length.ToString(CultureInfo.InvariantCulture));
            // Runs of one class have none.
            double[] accuracies = [.. runs.Where(run => run.Results.TryGetProperty("idAccuracy", out _)).Select(run => run.Results.GetProperty("idAccuracy").GetDouble())];
            Assert.Equal(row[2], accuracies.Length == 0 ? "" : Percent(accuracies));
        }
        foreach (var row in scores.Rows)
        {
            var runs = RunsOf(file, row[0]);
            for (var column = 2; column < row.Length; column++)
                Assert.Equal($"{table}, {row[0]}, {row[1]}, {scores.Heading[column]}: {row[column]}",
                    $"{table}, {row[0]}, {row[1]}, {scores.Heading[column]}: {Mean(runs, row[1], scores.Heading[column])}");
        }
        foreach (var pairs in sections[2..].Where(section => section.Heading[0] == "B"))
        {
            var experiment = scores.Rows[0][0];
            foreach (var row in pairs.Rows)
            {
                var (a, b) = (Aurocs(RunsOf(file, experiment), row[1], row[2]), Aurocs(RunsOf(file, row[0]), row[1], row[2]));
                Assert.Equal((Percent(a), Percent(b)), (row[3], row[4]));
                Assert.Equal(100 * (a.Average() - b.Average()), double.Parse(row[5], CultureInfo.InvariantCulture), 0.00501);
            }
        }
    }

    /// <summary>All runs of an experiment are of one declaration, with nothing changed but what its row says, and of three seeds that follow each other.</summary>
    [Theory]
    [MemberData(nameof(Tables))]
    public void The_runs_of_a_table_are_of_one_declaration(string table)
    {
        var file = Path.Combine(Results, table);
        foreach (var row in Sections(file)[0].Rows)
        {
            var runs = RunsOf(file, row[0]);
            // A benchmark of several splits has a folder for each.
            foreach (var split in runs.GroupBy(run => run.Place, StringComparer.Ordinal))
                Assert.Equal([0, 1, 2], split.Select(run => run.Manifest.GetProperty("seed").GetInt32()).Order());
            Assert.Single(runs.Select(run => run.Manifest.GetProperty("fingerprint").GetString()).Distinct(StringComparer.Ordinal));
            foreach (var run in runs)
            {
                var (name, changes) = Variant(row[0]);
                Assert.Equal((name, "Done"), (run.Manifest.GetProperty("experiment").GetString(), run.Manifest.GetProperty("state").GetString()));
                Assert.False(run.Manifest.GetProperty("git").GetProperty("dirty").GetBoolean());
                Assert.Equal(changes, run.Manifest.GetProperty("overrides").EnumerateArray().Select(change => change.GetString()!));
            }
        }
    }

    /// <summary>
    /// The settings of the runs are those that the experiment declares now. Fingerprints also change with the library's code: those that did are told.
    /// </summary>
    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_is_of_the_settings_that_are_declared(string table)
    {
        var file = Path.Combine(Results, table);
        foreach (var row in Sections(file)[0].Rows)
        {
            var (name, changes) = Variant(row[0]);
            var experiment = ExperimentCatalog.All.Single(one => one.Name == name);
            foreach (var run in RunsOf(file, row[0]))
            {
                var declared = experiment.Settings.Where(setting => !IsChanged(setting.Path, changes))
                    .Select(setting => $"{setting.Path} = {Text(JsonSerializer.SerializeToElement(setting.Default is Enum name ? name.ToString() : setting.Default, AsManifests))}");
                var used = run.Manifest.GetProperty("settings").EnumerateArray().Where(setting => !IsChanged(setting.GetProperty("path").GetString()!, changes))
                    .Select(setting => $"{setting.GetProperty("path").GetString()} = {Text(setting.GetProperty("value"))}");
                Assert.Equal(declared.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
                if (run.Manifest.GetProperty("fingerprint").GetString() != WholeFingerprint.Of(experiment))
                    TestContext.Current.SendDiagnosticMessage($"{table}: the code of {row[0]} has changed since its runs; the sweep's command makes them again.");
            }
        }
    }

    sealed record Run(string Place, JsonElement Manifest, JsonElement Results);

    static bool IsOfSweep(string file) => File.ReadLines(file).Any(line => line.StartsWith("`./ood sweep ", StringComparison.Ordinal));

    // However the file is laid out.
    static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Text))}]",
        _ => value.ToString(),
    };

    /// <summary>The tables of a page, in its order: what is whose column, and the rows.</summary>
    static (string[] Heading, string[][] Rows)[] Sections(string file)
    {
        List<List<string[]>> tables = [];
        var inside = false;
        foreach (var line in File.ReadLines(file))
        {
            var isRow = line.StartsWith("| ", StringComparison.Ordinal);
            if (isRow && !inside) tables.Add([]);
            if (isRow && !line.StartsWith("| ---", StringComparison.Ordinal)) tables[^1].Add([.. line.Trim('|', ' ').Split('|').Select(cell => cell.Trim())]);
            inside = isRow;
        }
        return [.. tables.Select(rows => (rows[0], rows.Skip(1).ToArray()))];
    }

    static Run[] RunsOf(string table, string experiment)
    {
        var (name, changes) = Variant(experiment);
        var folder = Path.Combine(Path.GetDirectoryName(table)!, name.Replace('/', '.'));
        return
        [
            // What was changed is the folder above the seeds, below that of the split.
            .. Directory.GetDirectories(folder, "seed-*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Where(run => changes.Length == 0 || Path.GetFileName(Path.GetDirectoryName(run)) == string.Join(',', changes))
                .Select(run => new Run(Path.GetDirectoryName(run)!, Read(run, "run.json"), Read(run, "results.json"))),
        ];

        static JsonElement Read(string run, string name)
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(run, name)));
            return document.RootElement.Clone();
        }
    }

    /// <summary>An experiment's name, and what was changed: <c>hsic (Sigma=2)</c>.</summary>
    static (string Name, string[] Changes) Variant(string row) =>
        row.IndexOf(" (", StringComparison.Ordinal) is var at and >= 0 ? (row[..at], row[(at + 2)..^1].Split(", ")) : (row, []);

    static bool IsChanged(string path, string[] changes) => Array.Exists(changes, change =>
        change.Split('=')[0] is var name && (path == name || path.EndsWith($".{name}", StringComparison.Ordinal)));

    static string Mean(Run[] runs, string score, string heading)
    {
        var (of, metric) = Metrics.First(one => heading.EndsWith(one.Heading, StringComparison.Ordinal));
        var set = heading[..^of.Length];
        return Percent(Values(runs, score, set, metric));
    }

    static double[] Aurocs(Run[] runs, string score, string set) => Values(runs, score, set, "auroc");

    static double[] Values(Run[] runs, string score, string set, string metric) =>
    [
        .. runs.Select(run => run.Results.GetProperty("results").EnumerateArray()
            .Single(row => row.GetProperty("score").GetString() == score && row.GetProperty("dataset").GetString() == set).GetProperty(metric).GetDouble()),
    ];

    static string Percent(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => Math.Pow(value - mean, 2)) / (values.Length - 1));
        return string.Create(CultureInfo.InvariantCulture, $"{100 * mean:F2} ± {100 * deviation:F2}");
    }
}
