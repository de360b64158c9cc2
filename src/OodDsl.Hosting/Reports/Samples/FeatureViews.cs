namespace OodDsl.Hosting;

/// <summary>Computes the view of a run's features from its network: a bounded sample of every test set, evenly spaced over the file.</summary>
static class FeatureViews
{
    /// <summary>ID test images and images per OOD set that are looked at.</summary>
    public const int IdImages = 500, OodImages = 120;

    /// <summary>The view.</summary>
    /// <param name="run">With the weights that were scored.</param>
    /// <param name="data">The benchmark.</param>
    /// <param name="note">Why there is none.</param>
    public static FeatureView? Of(ExperimentRun run, BenchmarkData data, out string? note)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        run.OwnedNetwork.eval();
        var test = Sampled(data.Test, IdImages);
        if (Features(run, test) is not { } id)
        {
            note = "The experiment has no backbone whose features could be shown.";
            return null;
        }
        if (id.dim() != 2 || id.shape[1] < 2 || id.shape[0] < 2)
        {
            note = $"The features are [{string.Join(", ", id.shape)}]: there is no plane to show them in.";
            return null;
        }
        var ood = data.Ood.Select(set => (Set: set, Features: Features(run, Sampled(set.Images, OodImages))!)).ToList();
        if (ood.Append((null!, id)).Any(one => !one.Item2.isfinite().all().item<bool>()))
        {
            note = "The features are not finite.";
            return null;
        }
        using var plane = PrincipalPlane.Fit(id);
        var places = plane.Project(id);
        note = null;
        return new(
            id.shape[1], plane.First, plane.Second,
            [
                new("ID test", "id", places, plane.Shown(id)),
                .. ood.Select(one => new FeatureSet(one.Set.Name, one.Set.Group, plane.Project(one.Features), plane.Shown(one.Features))),
            ],
            data.Classes > 1 ? [.. places.Zip(test.Labels!).GroupBy(pair => pair.Second).OrderBy(pairs => pairs.Key).Select(pairs =>
                (test.ClassNames[pairs.Key], pairs.Average(pair => pair.First.X), pairs.Average(pair => pair.First.Y)))] : []);
    }

    static ImageSource Sampled(ImageSource images, int most)
    {
        var count = Math.Min(most, images.Count);
        return images.Select([.. Enumerable.Range(0, count).Select(i => (int)((long)i * images.Count / count))]);
    }

    static Tensor? Features(ExperimentRun run, ImageSource images)
    {
        using var set = new DeviceSet(run.Device, images);
        List<Tensor> parts = [];
        for (var start = 0; start < set.Count; start += set.BatchRows)
        {
            using var scope = NewDisposeScope();
            if (run.FeaturesOf(set.Images(start, Math.Min(set.BatchRows, set.Count - start))) is not { } features) return null;
            parts.Add(features.to(ScalarType.Float64).cpu().MoveToOuterDisposeScope());
        }
        return cat(parts);
    }
}
