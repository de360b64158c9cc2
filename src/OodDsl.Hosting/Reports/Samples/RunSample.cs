namespace OodDsl.Hosting;

/// <summary>What a report shows of a run's images: their features in a plane, and those at both ends of every score.</summary>
/// <param name="Features">The features; null if there is no such view.</param>
/// <param name="Examples">Per score; empty without data or scores.</param>
/// <param name="Notes">Why something is missing, in words.</param>
sealed record RunSample(FeatureView? Features, IReadOnlyList<ScoreExamples> Examples, IReadOnlyList<string> Notes)
{
    /// <summary>Nothing, and why.</summary>
    public static RunSample Without(string note) => new(null, [], [note]);
}

/// <summary>Features in the plane of the ID test images' largest variance.</summary>
/// <param name="Width">Number of features.</param>
/// <param name="First">Share of the ID sample's variance along the first axis.</param>
/// <param name="Second">The same along the second.</param>
/// <param name="Sets">ID test first, then the OOD sets.</param>
/// <param name="Classes">Names of the ID classes at the means of their images.</param>
sealed record FeatureView(
    long Width, double First, double Second, IReadOnlyList<FeatureSet> Sets, IReadOnlyList<(string Name, double X, double Y)> Classes);

/// <summary>The features of one set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Group"><c>id</c>, <c>near</c> or <c>far</c>.</param>
/// <param name="Points">Their places.</param>
/// <param name="Shown">Share of the squared distances from the ID mean that lies in the plane.</param>
sealed record FeatureSet(string Name, string Group, IReadOnlyList<(double X, double Y)> Points, double Shown);

/// <summary>The images at both ends of a score.</summary>
/// <param name="Score">Name of the score.</param>
/// <param name="IdLowest">ID test images that are taken for OOD first.</param>
/// <param name="IdHighest">ID test images at the other end.</param>
/// <param name="OodHighest">OOD images, of all sets, that are taken for ID first.</param>
/// <param name="OodLowest">OOD images at the other end.</param>
sealed record ScoreExamples(
    string Score, IReadOnlyList<ExampleImage> IdLowest, IReadOnlyList<ExampleImage> IdHighest, IReadOnlyList<ExampleImage> OodHighest, IReadOnlyList<ExampleImage> OodLowest);

/// <summary>An image with its score.</summary>
/// <param name="Label">Its class, or its set.</param>
/// <param name="Score">The score.</param>
/// <param name="Png">The picture.</param>
sealed record ExampleImage(string Label, double Score, byte[] Png)
{
    /// <summary>Its score map as a picture; null if there is none.</summary>
    public byte[]? Map { get; init; }

    /// <summary>Its mask as a picture; null if there is none.</summary>
    public byte[]? Mask { get; init; }
}
