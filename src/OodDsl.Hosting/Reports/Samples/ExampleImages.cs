namespace OodDsl.Hosting;

/// <summary>Finds the images at both ends of every score, from the raw scores and the data; with their score maps and masks where there are such.</summary>
static class ExampleImages
{
    /// <summary>Images at each end, and their largest side in pixels.</summary>
    public const int Count = MapSample.Count, Side = 96;

    /// <summary>The examples of every score.</summary>
    /// <param name="scores">The raw scores.</param>
    /// <param name="data">The benchmark, as it was scored.</param>
    /// <exception cref="UserException">The data have other numbers of images than were scored.</exception>
    public static IReadOnlyList<ScoreExamples> Of(ScoreFiles scores, BenchmarkData data)
    {
        Part[] sets = [.. scores.Sets.Select(set => data.Ood.FirstOrDefault(one => string.Equals(one.Name, set.Name, StringComparison.Ordinal)) is { } found
            ? new Part(set.Name, found.Images)
            : throw Other($"the benchmark has no set {set.Name} any more"))];
        var test = new Part(scores.Manifest.InDistribution, data.Test);
        return [.. scores.ScoreNames.Select(score => Examples(score, test, sets, scores))];
    }

    /// <summary>An image of a set as PNG, no larger than <paramref name="side"/>.</summary>
    public static byte[] Png(ImageSet images, int row, int side = Side)
    {
        var image = images.Select([row]);
        var longest = Math.Max(image.Height, image.Width);
        if (longest > side) image = image.Resized(Math.Max(1, image.Height * side / longest), Math.Max(1, image.Width * side / longest));
        return PngImage.Write(image.Image(0), image.Shape);
    }

    static byte[] Png(ImageSource images, int row) => Png(images.Select([row]).Load(), 0);

    static ScoreExamples Examples(string score, Part test, Part[] sets, ScoreFiles scores)
    {
        var inside = Sorted([test], score, scores);
        var outside = Sorted(sets, score, scores);
        List<Scored> all = [.. Ends(inside), .. Ends(outside)];
        var maps = all.Select(one => one.Of).Distinct().ToDictionary(part => part, part => scores.Maps(part.Name, score));
        // One range for all pictures of a score.
        var (low, high) = Histogram.Range(all.Select(one => maps[one.Of].GetValueOrDefault(one.Row) ?? []));
        return new(
            score, [.. inside.Take(Count).Select(Image)], [.. inside.TakeLast(Count).Reverse().Select(Image)],
            [.. outside.TakeLast(Count).Reverse().Select(Image)], [.. outside.Take(Count).Select(Image)]);

        ExampleImage Image(Scored one)
        {
            var images = one.Of.Images;
            var label = one.Of == test ? images.ClassNames[images.Labels![one.Row]] : one.Of.Name;
            return new(label, one.Value, Png(images, one.Row))
            {
                Map = maps[one.Of].TryGetValue(one.Row, out var map) ? HeatMap.Png(map, low, high, images.Height, images.Width, Side) : null,
                Mask = images.Masks is { } masks ? Png(new ImageSet(masks.AsSpan(one.Row * images.Height * images.Width, images.Height * images.Width).ToArray()
                    .Select(level => level == 0 ? byte.MinValue : byte.MaxValue).ToArray(), new(1, images.Height, images.Width), null, []), 0) : null,
            };
        }
    }

    static IEnumerable<Scored> Ends(List<Scored> sorted) => sorted.Take(Count).Concat(sorted.TakeLast(Count));

    static List<Scored> Sorted(Part[] parts, string score, ScoreFiles scores)
    {
        List<Scored> all = [];
        foreach (var part in parts)
        {
            var values = scores.Of(part.Name, score);
            if (values.Length != part.Images.Count) throw Other($"{values.Length} images of {part.Name} were scored, {part.Images.Count} are there");
            all.AddRange(values.Select((value, row) => new Scored(value, part, row)));
        }
        // Stable: of equal scores the first image comes first.
        return [.. all.OrderBy(one => one.Value)];
    }

    static UserException Other(string what) => new(ExitCode.Environment, $"The data are not those that were scored: {what}.", "Name their folder with --data.");

    sealed record Part(string Name, ImageSource Images);

    sealed record Scored(double Value, Part Of, int Row);
}
