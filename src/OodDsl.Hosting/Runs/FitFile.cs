using System.Text.Json;

namespace OodDsl.Hosting;

/// <summary>
/// <c>checkpoints/fits.safetensors</c>: what the fits of a run came to, and what its images are like: with the weights, all that scoring an image
/// takes.
/// </summary>
static class FitFile
{
    const string ImagesKey = "images";

    /// <summary>Writes the results of a run's fits.</summary>
    public static void Write(RunFolder folder, ExperimentRun run, BenchmarkData data)
    {
        using var scope = NewDisposeScope();
        var images = new ImageRecord(data.Shape.Channels, data.Shape.Height, data.Shape.Width, data.Training.ClassNames);
        TensorFile.Write(
            folder.Fits, run.Kept.Stored().ToDictionary(part => part.Name, part => part.Value, StringComparer.Ordinal),
            new Dictionary<string, string>(StringComparer.Ordinal) { [ImagesKey] = JsonSerializer.Serialize(images, LineJson.Default.ImageRecord) });
    }

    /// <summary>Reads them; the tensors are on the host, in the caller's dispose scope.</summary>
    /// <exception cref="UserException">The file is missing, damaged, or of a run from before it said what images are like.</exception>
    public static (IReadOnlyDictionary<string, Tensor> Fits, ImageRecord Images) Read(RunFolder folder)
    {
        if (!File.Exists(folder.Fits))
            throw new UserException(ExitCode.Environment, $"{folder.Path} lacks {Path.GetFileName(folder.Fits)}.", $"Make it: ./ood evaluate {RunFolders.Shown(folder.Path)}");
        var (tensors, metadata) = TensorFile.Read(folder.Fits);
        try
        {
            if (metadata.TryGetValue(ImagesKey, out var json) && JsonSerializer.Deserialize(json, LineJson.Default.ImageRecord) is { Channels: > 0 } images)
                return (tensors, images);
        }
        catch (JsonException error)
        {
            throw new UserException(ExitCode.Environment, $"{folder.Fits} can't be read: {error.Message}", "Evaluate the run again: 'evaluate RUN'.", error);
        }
        throw new UserException(
            ExitCode.Environment, $"The run in {folder.Path} was made before fits were kept whole.",
            $"Complete it, which takes its data sets: ./ood evaluate {RunFolders.Shown(folder.Path)}");
    }
}

/// <summary>What a run's images are like.</summary>
/// <param name="Channels">C.</param>
/// <param name="Height">H, in pixels.</param>
/// <param name="Width">W, in pixels.</param>
/// <param name="Classes">Names of the ID classes, in the order of the logits.</param>
sealed record ImageRecord(int Channels, int Height, int Width, IReadOnlyList<string> Classes)
{
    /// <summary>Shape of one image.</summary>
    public ImageShape Shape => new(Channels, Height, Width);
}
