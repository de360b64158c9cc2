namespace OodDsl.Hosting;

/// <summary>
/// A benchmark's images, in host memory or read as they are needed. Validation is what
/// the ID set says (<see cref="IValidationSet"/>), or the last tenth (rounded down) of each class's training images in file order, so that it
/// depends on no seed; training is the rest.
/// </summary>
sealed class BenchmarkData
{
    /// <summary>The group of the held-out classes and of <see cref="NearOod{T}"/>.</summary>
    public const string NearGroup = "near";

    /// <summary>The group of <see cref="FarOod{T}"/>.</summary>
    public const string FarGroup = "far";

    /// <summary>What was loaded.</summary>
    public required BenchmarkDescription Description { get; init; }

    /// <summary>ID training images with labels 0..K-1, in file order; cut to the limit of the run.</summary>
    public required ImageSource Training { get; init; }

    /// <summary>ID validation images.</summary>
    public required ImageSource Validation { get; init; }

    /// <summary>ID test images.</summary>
    public required ImageSource Test { get; init; }

    /// <summary>The OOD test sets, near ones first.</summary>
    public required IReadOnlyList<OodSet> Ood { get; init; }

    /// <summary>Covariate-shifted ID test sets; none in most benchmarks.</summary>
    public IReadOnlyList<ShiftedSet> Shifted { get; init; } = [];

    /// <summary>Shape of every image of the run.</summary>
    public ImageShape Shape => Training.Shape;

    /// <summary>Mean and deviation of the training images, computed once for all networks of a run: of images that are not held, each is decoded for it.</summary>
    public ChannelStatistics Statistics => field ??= ChannelStatistics.Of(Training);

    /// <summary>Number of ID classes.</summary>
    public int Classes => Training.ClassNames.Count;

    /// <summary>Refuses data without validation images, by which checkpoints, operating points and some fits are chosen.</summary>
    /// <exception cref="UserException">There are none.</exception>
    public void RequireValidation()
    {
        if (Validation.Count == 0)
            throw new UserException(
                ExitCode.Configuration, $"{Description.InDistribution.Name} leaves no validation images: of each class a tenth is kept, and none has ten training images.",
                $"Take a set with more images of a class, or one that has a validation set of its own ({nameof(IValidationSet)}).");
    }

    /// <summary>Reads a benchmark's sets.</summary>
    /// <param name="description">The benchmark.</param>
    /// <param name="source">Where sets are read, and what was read is noted.</param>
    /// <param name="limit">Keep this many training images; null: all.</param>
    /// <exception cref="UserException">A set is missing, damaged, or does not fit the benchmark.</exception>
    public static BenchmarkData Load(BenchmarkDescription description, DataSource source, int? limit)
    {
        var training = source.Open(description.InDistribution, Split.Train);
        var test = source.Open(description.InDistribution, Split.Test);
        var side = description.Size > 0 ? description.Size : training.Height;
        if (description.Size == 0 && training.Height != training.Width)
            throw new UserException(
                ExitCode.Configuration, $"The images of {description.InDistribution.Name} are {training.Shape}, not square.",
                $"Give the benchmark {description.Name} a Size, as in [InDistribution<...>(Size = 32)].");
        var shape = new ImageShape(training.Channels, side, side);
        var known = description.KnownClasses?.ToArray();
        var (fit, validation) = source.OpenValidation(description.InDistribution) is { } own
            ? (Known(training.Shaped(shape), known), Known(own.Shaped(shape), known))
            : Divide(Known(training.Shaped(shape), known));
        List<OodSet> ood = [];
        if (known is not null && description.HeldOut is { } heldOut)
            ood.Add(new(heldOut, NearGroup, test.Where(row => !known.Contains(test.Labels![row])).Shaped(shape)));
        ood.AddRange(description.Near.Select(set => new OodSet(set.Name, NearGroup, Load(set))));
        ood.AddRange(description.Far.Select(set => new OodSet(set.Name, FarGroup, Load(set))));
        return new()
        {
            Description = description,
            Training = limit is { } count ? fit.Take(count) : fit,
            Validation = validation,
            Test = Known(test.Shaped(shape), known),
            Ood = ood,
            Shifted = [.. description.Shifted.Select(set => new ShiftedSet(set.Name, Known(source.Open(set, Split.Test, shape), known)))],
        };

        // Of a set that is made of the ID set's images, a run is about those of its own classes.
        ImageSource Load(DataSet set) => set.MadeOf == description.InDistribution.GetType()
            ? Known(source.Open(set, Split.Test, shape), known)
            : source.Open(set, Split.Test, shape);
    }

    static ImageSource Known(ImageSource images, int[]? known) => known is null ? images : images.OfClasses(known);

    static (ImageSource Fit, ImageSource Validation) Divide(ImageSource images)
    {
        var labels = images.Labels!;
        var size = new int[images.ClassNames.Count];
        foreach (var label in labels) size[label]++;
        var seen = new int[size.Length];
        List<int> fit = [], validation = [];
        for (var row = 0; row < labels.Length; row++)
            (seen[labels[row]]++ < size[labels[row]] - (size[labels[row]] / 10) ? fit : validation).Add(row);
        return (images.Select(fit), images.Select(validation));
    }
}
