namespace OodDsl.Hosting;

/// <summary>Scores ID test, ID validation and every OOD set, one forward pass each, and compares them.</summary>
sealed class Evaluator(ExperimentRun run, RunContext context, EvaluationPass pass, RunFolder folder, IRunObserver observer)
{
    long done;

    /// <summary>Name that validation scores are kept under.</summary>
    public static string ValidationName(DataSet set) => $"{set.Name}-validation";

    /// <summary>The results; raw scores are written to the run folder.</summary>
    /// <exception cref="UserException">A score is wrong: shape, not a number.</exception>
    public RunResult Evaluate(string experiment, int seed)
    {
        var data = context.Data;
        var inDistribution = data.Description.InDistribution;
        observer.Begin("evaluate", data.Test.Count + data.Validation.Count + data.Ood.Sum(set => (long)set.Images.Count));
        using var test = new DeviceSet(context.Device, data.Test);
        var classification = new Classification();
        var validation = new Classification();
        IReadOnlyDictionary<string, double> metrics = new Dictionary<string, double>(StringComparer.Ordinal);
        Score(ValidationName(inDistribution), "validation", context.ValidationSet, labelled: true, wantsMetrics: false,
            table => validation = Classified(table, data.Validation));
        var id = Score(inDistribution.Name, "id", test, labelled: true, wantsMetrics: true, table =>
        {
            classification = Classified(table, data.Test);
            metrics = table.Metrics();
        });
        List<(OodSet Set, SetScores Scores)> ood = [];
        foreach (var set in data.Ood)
        {
            using var images = new DeviceSet(context.Device, set.Images);
            ood.Add((set, Score(set.Name, set.Group, images, labelled: false, wantsMetrics: false, _ => { })));
        }
        return new()
        {
            Experiment = experiment,
            Seed = seed,
            IdAccuracy = classification.Accuracy,
            ValidationAccuracy = validation.Accuracy,
            ExpectedCalibrationError = classification.CalibrationError,
            Results = [.. id.Names.SelectMany(score => Results(score, id, ood))],
            Metrics = metrics,
        };
    }

    SetScores Score(string name, string group, DeviceSet set, bool labelled, bool wantsMetrics, Action<ScoreTable> read)
    {
        using var table = new ScoreTable(name, set.Count, context.Classes, wantsMetrics);
        pass.Over(set, run.OwnedNetwork, labelled, batch =>
        {
            table.Begin(batch);
            run.RunScores(batch, table);
            observer.Advance(done += batch.Count);
        });
        var scores = SetScores.Of(name, table);
        read(table);
        Write(name, group, set, labelled, table);
        return scores;
    }

    void Write(string name, string group, DeviceSet set, bool labelled, ScoreTable table)
    {
        using var scope = NewDisposeScope();
        var tensors = table.Scores.ToDictionary(StringComparer.Ordinal);
        if (table.Predictions is { } predictions) tensors["predictions"] = predictions;
        if (table.Confidences is { } confidences) tensors["confidences"] = confidences;
        if (labelled) tensors["labels"] = set.Labels(0, set.Count);
        TensorFile.Write(
            folder.Scores(name), tensors, new Dictionary<string, string>(StringComparer.Ordinal) { ["dataset"] = name, ["group"] = group });
    }

    static Classification Classified(ScoreTable table, ImageSet images)
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

    static IEnumerable<ScoreResult> Results(string score, SetScores id, List<(OodSet Set, SetScores Scores)> ood)
    {
        var metrics = ood.ConvertAll(entry => (entry.Set, Metrics: OodMetrics.Compute<double>(id.Scores[score], entry.Scores.Scores[score])));
        foreach (var (set, values) in metrics) yield return Result(set.Name, set.Group, score, values);
        foreach (var group in metrics.GroupBy(entry => entry.Set.Group, StringComparer.Ordinal))
            yield return Result(group.Key, group.Key, score, OodMetrics.Mean([.. group.Select(entry => entry.Metrics)]));
    }

    static ScoreResult Result(string dataset, string group, string score, OodMetrics metrics) =>
        new(dataset, group, score, metrics.Auroc, metrics.Fpr95, metrics.AuprIn, metrics.AuprOut);

    sealed record Classification(double? Accuracy = null, double? CalibrationError = null);
}
