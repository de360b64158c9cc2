using System.Text.Json.Nodes;

namespace OodDsl.Hosting;

/// <summary>What <c>export</c> writes beside the weights: all that it takes to make the network again in another framework.</summary>
sealed record ExportedNetwork
{
    /// <summary>Version of this file's format.</summary>
    public int Format { get; init; } = 1;

    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>Its fingerprint.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The run's seed.</summary>
    public required int Seed { get; init; }

    /// <summary>SHA-256 of the run's checkpoint that the weights are from.</summary>
    public string? CheckpointSha256 { get; init; }

    /// <summary>Name of the weights' file, in the same folder.</summary>
    public required string Weights { get; init; }

    /// <summary>SHA-256 of that file.</summary>
    public required string WeightsSha256 { get; init; }

    /// <summary><c>published</c>: the names are those of PyTorch's libraries; <c>own</c>: the network's.</summary>
    public required string Names { get; init; }

    /// <summary>Input layer, backbone, heads and modules as the plan has them.</summary>
    public required IReadOnlyDictionary<string, string> Architecture { get; init; }

    /// <summary>Every setting of the run.</summary>
    public required IReadOnlyDictionary<string, JsonNode?> Settings { get; init; }

    /// <summary>What an image is and what is done to it first.</summary>
    public required ExportedImages Images { get; init; }

    /// <summary>The ID classes, in the order of the logits.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Where each score draws the line.</summary>
    public required IReadOnlyList<ExportedThreshold> Thresholds { get; init; }

    /// <summary>The tensors of the file.</summary>
    public required IReadOnlyList<ExportedTensor> Tensors { get; init; }

    /// <summary>As JSON.</summary>
    public string Text() => Json.Text(this) + "\n";
}

/// <summary>Images [N, C, H, W], bytes divided by 255; then, per channel, minus <c>Mean</c>, divided by <c>Std</c> where the input layer standardises so.</summary>
sealed record ExportedImages(int Channels, int Height, int Width, IReadOnlyList<float>? Mean, IReadOnlyList<float>? Std);

/// <summary>Images that score at least the threshold are in-distribution.</summary>
sealed record ExportedThreshold(string Score, double Threshold);

/// <summary>A tensor, and what it is called in the run's checkpoints.</summary>
sealed record ExportedTensor(string Name, IReadOnlyList<long> Shape, string Type, string CheckpointName);
