namespace OodDsl.Hosting;

/// <summary>
/// Tries the settings of a finished run's scores, on ID validation and the declared OOD validation sets. The n-th trials of all scores share one pass:
/// scores don't depend on each other's settings. The network runs once over each set.
/// </summary>
sealed class TuningExecution(
    RunFolder folder, IReadOnlyList<ExperimentDescriptor> catalog, RunData material, IRunObserver observer, CancellationToken cancellation)
{
    /// <summary>Searches, and writes <c>tuning.json</c>.</summary>
    /// <exception cref="UserException">The run is not finished, declares no OOD validation set, or anything else the user can mend.</exception>
    public TuningResult Execute(string? deviceName, int? threads, IReadOnlyList<string> scores, IReadOnlyList<string> grids)
    {
        using var cache = new FeatureCache();
        var manifest = folder.ReadManifest();
        if (manifest.State != RunState.Done)
            throw new UserException(ExitCode.Environment, $"The run in {folder.Path} is not finished.", "Only a finished run's scores can be tuned.");
        var experiment = manifest.ExperimentIn(catalog);
        var sets = experiment.OodValidation?.Invoke() ?? throw new UserException(
            ExitCode.Configuration, $"{experiment.Name} declares no OOD validation set.",
            "Declare one that shares nothing with the test sets: [OodValidation<Photos>] on the experiment or its benchmark.");
        var searches = SearchGrids.Of(experiment, grids, scores);
        if (searches.Count == 0)
            throw new UserException(ExitCode.Usage, "There is nothing to try.", "Name a grid: --set Knn.K=5,10,50.");
        // A name or value that is none is no failed trial.
        foreach (var combination in searches.Values.SelectMany(grid => grid)) Settings(experiment, manifest, combination);
        var device = RunStages.Prepare(deviceName, threads);
        observer.Begin("data", 1);
        var source = material.Source();
        var data = BenchmarkData.Load(BenchmarkDescription.Of(experiment.Benchmark).At(manifest.Split), source, manifest.Limit);
        var outliers = sets.Select(set => (set.Name, Images: source.Open(set, Split.Train, data.Shape))).ToArray();
        observer.Advance(1);
        var dependencies = new FinishedRuns(RecordedRuns.Of(folder, manifest, experiment), observer.Milestone);

        var trials = searches.Keys.ToDictionary(score => score, _ => new List<SearchTrial>(), StringComparer.Ordinal);
        for (int number = 0, count = searches.Values.Max(grid => grid.Count); number < count; number++)
        {
            observer.Begin($"trial {number + 1} of {count}", 1);
            // Where a score has no more combinations, its declared settings: it is not looked at again.
            var chosen = searches.ToDictionary(search => search.Key, search => search.Value[number < search.Value.Count ? number : 0], StringComparer.Ordinal);
            var problems = new Dictionary<string, string>(StringComparer.Ordinal);
            // A score that runs the network itself is left out when it has been tried; one that does not costs next to nothing.
            var wanted = searches.Where(search => number < search.Value.Count).Select(search => search.Key).ToHashSet(StringComparer.Ordinal);
            var aurocs = Tolerant(chosen, problems, searches, wanted, overrides => Aurocs(
                experiment,
                () => new RunContext(device, new((ulong)manifest.Seed), Settings(experiment, manifest, overrides), data, source, dependencies) { WantedScores = wanted, IsFinished = true },
                outliers, cache));
            foreach (var (score, grid) in searches)
            {
                if (number >= grid.Count) continue;
                var auroc = aurocs.GetValueOrDefault(score, double.NaN);
                var problem = problems.TryGetValue(score, out var refused) ? refused : double.IsNaN(auroc) ? "some scores are not finite" : null;
                trials[score].Add(new(grid[number], problem is null ? auroc : null, problem));
            }
            observer.Advance(1);
        }
        var result = new TuningResult
        {
            Experiment = experiment.Name,
            OodValidation = [.. outliers.Select(set => set.Name)],
            Scores = [.. trials.Select(search => new ScoreSearch(search.Key, search.Value))],
            ForwardBatches = cache.Computed,
        };
        folder.Write(result);
        return result;
    }

    /// <summary>Takes a score whose settings are refused, or whose scores are not numbers, back to its declared settings and tries again, if anything else is tried.</summary>
    static IReadOnlyDictionary<string, double> Tolerant(
        Dictionary<string, string[]> chosen, Dictionary<string, string> problems, IReadOnlyDictionary<string, IReadOnlyList<string[]>> searches, HashSet<string> wanted,
        Func<string[], IReadOnlyDictionary<string, double>> measure)
    {
        while (true)
        {
            try
            {
                return measure([.. chosen.Values.SelectMany(settings => settings)]);
            }
            catch (UserException refusal) when (Culprit(refusal) is not null)
            {
                var score = Culprit(refusal)!;
                problems.Add(score, refusal.Message);
                if (wanted.All(problems.ContainsKey)) return new Dictionary<string, double>(StringComparer.Ordinal);
                chosen[score] = searches[score][0];
            }
        }

        string? Culprit(UserException refusal) => chosen.Keys.FirstOrDefault(score => !problems.ContainsKey(score) && chosen[score] != searches[score][0]
            && (refusal.Message.Contains($"{score}.", StringComparison.Ordinal) || refusal.Message.Contains($" {score} ", StringComparison.Ordinal)));
    }

    static SettingValues Settings(ExperimentDescriptor experiment, RunManifest manifest, string[] overrides) =>
        SettingValues.Resolve(experiment.Settings, [.. DependencyOverrides.Own(manifest.Overrides), .. overrides]);

    /// <summary>AUROC by score; NaN where a score is infinite somewhere.</summary>
    Dictionary<string, double> Aurocs(
        ExperimentDescriptor experiment, Func<RunContext> create, (string Name, ImageSource Images)[] outliers,
        FeatureCache cache)
    {
        cancellation.ThrowIfCancellationRequested();
        using var context = create();
        var pass = context.Pass = new EvaluationPass(context.Randomness, observer, cancellation) { IsShown = false, Cache = cache };
        using var run = experiment.Create(context);
        RunStages.Fit(run.RunFitsBefore);
        using (NewDisposeScope()) Checkpoint.Read(folder.LastCheckpoint).LoadWeights(run.OwnedNetwork);
        RunStages.Fit(run.RunFitsAfter);
        var id = Scored(Evaluator.ValidationName(context.Data.Description.InDistribution.Name), context.ValidationSet, isInDistribution: true);
        List<IReadOnlyDictionary<string, double[]>> ood = [];
        foreach (var (name, images) in outliers)
        {
            using var set = context.On(images);
            ood.Add(Scored($"{name}-ood-validation", set, isInDistribution: false));
        }
        return id.Keys.ToDictionary(score => score, score => ood.Average(set => Auroc(id[score], set[score])), StringComparer.Ordinal);

        IReadOnlyDictionary<string, double[]> Scored(string name, DeviceSet set, bool isInDistribution)
        {
            using var table = new ScoreTable(name, set.Count, context.Classes, wantsMetrics: false, isInDistribution) { Wanted = context.WantedScores };
            pass.Over(name, set, run.OwnedNetwork, labelled: false, batch =>
            {
                table.Begin(batch);
                run.RunScores(batch, table);
            });
            return SetScores.Of(name, table).Scores;
        }
    }

    static double Auroc(double[] id, double[] ood) =>
        id.All(double.IsFinite) && ood.All(double.IsFinite) ? OodMetrics.Compute<double>(id, ood).Auroc : double.NaN;
}
