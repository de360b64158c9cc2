using System.Text.Json.Nodes;

namespace OodDsl.Hosting;

/// <summary><c>run.json</c>: what a run was, enough to do it again elsewhere.</summary>
public sealed record RunManifest
{
    /// <summary>Version of this file's format.</summary>
    public int Format { get; init; } = 1;

    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>Name of the experiment this is a control arm of.</summary>
    public string? ArmOf { get; init; }

    /// <summary>Hash over all code and defaults that can change the result, that of the experiments it depends on included.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Hash over fingerprint, settings, seed, split and limit, and the keys of the runs it depends on: runs of one key are the same run.</summary>
    public string? Key { get; init; }

    /// <summary>SHA-256 of the last checkpoint, once the run is done.</summary>
    public string? WeightsSha256 { get; init; }

    /// <summary>The runs it depended on.</summary>
    public IReadOnlyList<DependencyRecord> Dependencies { get; init; } = [];

    /// <summary>Name of the benchmark type.</summary>
    public required string Benchmark { get; init; }

    /// <summary>Name of the ID set, under which its test images' scores are kept.</summary>
    public required string InDistribution { get; init; }

    /// <summary>Name of the benchmark's split; null if it has one only.</summary>
    public string? Split { get; init; }

    /// <summary>How far the run came.</summary>
    public required RunState State { get; init; }

    /// <summary>What stopped it, if something did.</summary>
    public string? Error { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Seconds per phase: <c>data</c>, <c>train</c>, <c>fit</c>, <c>evaluate</c>.</summary>
    public IReadOnlyDictionary<string, double> Seconds { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Root of the seed tree; every other seed follows from it and a path.</summary>
    public required int Seed { get; init; }

    /// <summary>Training images the run was limited to; null: all.</summary>
    public int? Limit { get; init; }

    /// <summary>The command line that makes the run again, without the places of this machine; null in manifests from before it was kept.</summary>
    public string? Command { get; init; }

    /// <summary>Overrides as typed.</summary>
    public required IReadOnlyList<string> Overrides { get; init; }

    /// <summary>Every setting with its value and where that came from.</summary>
    public required IReadOnlyList<SettingRecord> Settings { get; init; }

    /// <summary>State of the repository; null if it is none.</summary>
    public GitState? Git { get; init; }

    /// <summary>What the run was executed with.</summary>
    public required RunEnvironment Environment { get; init; }

    /// <summary>Every data file that was read.</summary>
    public required IReadOnlyList<DataRecord> Data { get; init; }

    /// <summary>The times it was gone on with after it had been stopped.</summary>
    public IReadOnlyList<ResumptionRecord> Resumed { get; init; } = [];

    /// <summary>Later evaluations of the same weights.</summary>
    public IReadOnlyList<EvaluationRecord> Evaluations { get; init; } = [];

    /// <summary>The experiment, as it is declared now.</summary>
    /// <exception cref="UserException">There is none of that name any more.</exception>
    internal ExperimentDescriptor ExperimentIn(IReadOnlyList<ExperimentDescriptor> catalog) =>
        catalog.FirstOrDefault(candidate => string.Equals(candidate.Name, Experiment, StringComparison.Ordinal))
            ?? throw new UserException(ExitCode.Configuration, $"There is no experiment '{Experiment}' any more.", "Check out the run's commit.");
}

/// <summary>How far a run came.</summary>
public enum RunState
{
    /// <summary>It is running, or its process was killed.</summary>
    Running,
    /// <summary>It has results.</summary>
    Done,
    /// <summary>An error stopped it.</summary>
    Failed,
    /// <summary>The user stopped it.</summary>
    Cancelled,
}

/// <summary>A run that another one depended on.</summary>
/// <param name="Name">What for: <c>start</c>, <c>teacher</c>.</param>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Fingerprint">Its fingerprint.</param>
/// <param name="Key">Its key.</param>
/// <param name="WeightsSha256">SHA-256 of the checkpoint that was read.</param>
/// <param name="Folder">Its folder, relative to the run's.</param>
public sealed record DependencyRecord(string Name, string Experiment, string Fingerprint, string? Key, string? WeightsSha256, string Folder);

/// <summary>A setting of a run.</summary>
/// <param name="Path"><c>Component.Property</c> or a setting's name.</param>
/// <param name="Value">What was used.</param>
/// <param name="Default">What the declaration says, where that is something else.</param>
/// <param name="Origin">A source file, <c>default</c> or <c>--set</c>.</param>
public sealed record SettingRecord(string Path, JsonNode? Value, JsonNode? Default, string Origin);

/// <summary>Scores that were computed again from a finished run's weights.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="Fingerprint">The experiment's fingerprint then.</param>
/// <param name="Environment">What it was executed with.</param>
public sealed record EvaluationRecord(DateTimeOffset Time, string Fingerprint, RunEnvironment Environment);

/// <summary>A run that was stopped, gone on with.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="Environment">What it was executed with from then on.</param>
public sealed record ResumptionRecord(DateTimeOffset Time, RunEnvironment Environment);
