namespace OodDsl.Hosting;

/// <summary>Scores ID test, ID validation and every OOD set, one forward pass each, and compares them.</summary>
sealed class Evaluator(ExperimentRun run, RunContext context, EvaluationPass pass, RunFolder folder, IRunObserver observer)
{
    readonly Dictionary<string, double> metrics = new(StringComparer.Ordinal);
    long done;

    /// <summary>Name that validation scores are kept under.</summary>
    public static string ValidationName(string set) => $"{set}-validation";

    /// <summary>The results; raw scores are written to the run folder.</summary>
    /// <exception cref="UserException">A score is wrong: shape, not a number.</exception>
    public RunResult Evaluate(string experiment, int seed)
    {
        var data = context.Data;
        var inDistribution = data.Description.InDistribution;
        var declared = new ThresholdTable();
        RunStages.Fit(() =>
        {
            declared = run.DeclaredThresholds();
            foreach (var (name, value) in run.WholeMetrics()) metrics.Add(name, value);
        });
        observer.Begin("evaluate", data.Test.Count + data.Validation.Count
            + data.Ood.Select(set => set.Images).Concat(data.Shifted.Select(set => set.Images)).Sum(images => (long)images.Count));
        using var test = context.On(data.Test);
        var (classification, validationClassification) = (new Classification(), new Classification());
        var validation = Score(ValidationName(inDistribution.Name), "validation", context.ValidationSet, labelled: true, keepsMaps: false,
            table => validationClassification = Classified(table, data.Validation));
        var id = Score(inDistribution.Name, "id", test, labelled: true, keepsMaps: data.Ood.Any(set => set.Images.HasMasks),
            table => classification = Classified(table, data.Test), wantsMetrics: true);
        List<ScoredSet> pool = [id];
        foreach (var set in data.Shifted)
        {
            using var images = context.On(set.Images);
            pool.Add(Score(set.Name, "shifted", images, labelled: true, keepsMaps: false, _ => { }));
        }
        List<(OodSet Set, ScoredSet Scored)> ood = [];
        foreach (var set in data.Ood)
        {
            using var images = context.On(set.Images);
            ood.Add((set, Score(set.Name, set.Group, images, labelled: false, keepsMaps: set.Images.HasMasks, _ => { })));
        }
        OperatingPointResult[] points =
        [
            .. id.Scores.Names.Select(
                name => OperatingPointResult.Of(name, declared.Declared(name), validation.Scores.Scores[name], id.Scores.Scores[name]) with
                {
                    Aurc = Aurc(id, name, data.Test),
                }),
        ];
        var result = new RunResult
        {
            Experiment = experiment,
            Seed = seed,
            Split = data.Description.Split.Name,
            IdAccuracy = classification.Accuracy,
            ValidationAccuracy = validationClassification.Accuracy,
            ExpectedCalibrationError = classification.CalibrationError,
            OperatingPoints = points,
            Results = [.. id.Scores.Names.SelectMany(new SetComparison(data.Classes, id, data.Test.Labels!, ood, points).Of)],
            Metrics = metrics,
        };
        if (data.Shifted.Count == 0) return result;
        var all = ScoredSet.Pooled(pool);
        int[] labels = [.. data.Test.Labels!, .. data.Shifted.SelectMany(set => set.Images.Labels!)];
        return result with
        {
            FullSpectrum = [.. id.Scores.Names.SelectMany(new SetComparison(data.Classes, all, labels, ood, points).Of)],
            FullSpectrumAccuracy = all.Predictions is { } predictions ? Calibration.Accuracy(predictions, labels) : null,
        };
    }

    static double? Aurc(ScoredSet id, string score, ImageSource images) => id.Predictions is { } predictions && images.Labels is { } labels
        ? RiskCoverage.Of(id.Scores.Scores[score], [.. predictions.Zip(labels, (prediction, label) => prediction == label)]).Aurc
        : null;

    ScoredSet Score(
        string name, string group, DeviceSet set, bool labelled, bool keepsMaps, Action<ScoreTable> read, bool wantsMetrics = false)
    {
        using var table = new ScoreTable(name, set.Count, context.Classes, wantsMetrics, isInDistribution: labelled, keepsMaps);
        pass.Over(name, set, run.OwnedNetwork, labelled, batch =>
        {
            table.Begin(batch);
            run.RunScores(batch, table);
            observer.Advance(done += batch.Count);
        });
        var scored = ScoredSet.Of(name, table);
        read(table);
        if (wantsMetrics)
            foreach (var (metric, value) in table.Metrics()) metrics.Add(metric, value);
        Write(name, group, set, labelled, table);
        return scored;
    }

    void Write(string name, string group, DeviceSet set, bool labelled, ScoreTable table)
    {
        using var scope = NewDisposeScope();
        var tensors = table.Scores.ToDictionary(StringComparer.Ordinal);
        if (table.Predictions is { } predictions) tensors["predictions"] = predictions;
        if (table.Confidences is { } confidences) tensors["confidences"] = confidences;
        if (labelled) tensors["labels"] = set.Labels(0, set.Count);
        foreach (var (part, values) in MapSample.Of(table)) tensors[part] = values;
        TensorFile.Write(
            folder.Scores(name), tensors, new Dictionary<string, string>(StringComparer.Ordinal) { ["dataset"] = name, ["group"] = group });
    }

    static Classification Classified(ScoreTable table, ImageSource images)
    {
        if (table.Predictions is null) return new();
        using var scope = NewDisposeScope();
        var predictions = Array.ConvertAll(table.Predictions.cpu().data<long>().ToArray(), prediction => (int)prediction);
        var confidences = table.Confidences!.to(ScalarType.Float64).cpu().data<double>().ToArray();
        var right = predictions.Zip(images.Labels!, (prediction, label) => prediction == label).ToArray();
        if (confidences.Any(double.IsNaN))
            throw new UserException(
                ExitCode.Failed, "The network's logits are not numbers on ID images.", "Look at the losses in metrics.jsonl: the training diverged.");
        // A softmax may round to a hair above 1.
        var probabilities = Array.ConvertAll(confidences, confidence => Math.Min(confidence, 1));
        return new(Calibration.Accuracy(predictions, images.Labels!), Calibration.ExpectedError<double>(probabilities, right));
    }

    sealed record Classification(double? Accuracy = null, double? CalibrationError = null);
}
