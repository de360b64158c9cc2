using System.Text.Json.Nodes;

namespace OodDsl.Hosting;

/// <summary>Makes manifests.</summary>
static class Manifests
{
    /// <summary>The manifest of a run that begins.</summary>
    public static RunManifest Start(
        RunRequest request, SettingValues settings, BenchmarkDescription benchmark, RunEnvironment environment, IReadOnlyList<DataRecord> data,
        IReadOnlyList<RecordedRun> dependencies, GitState? git, DateTimeOffset now) => new()
        {
            Experiment = request.Experiment.Name,
            ArmOf = request.Experiment.ArmOf,
            Fingerprint = WholeFingerprint.Of(request.Experiment),
            Key = KeyOf(request, settings, dependencies),
            Dependencies = [.. dependencies.Select(run => Record(run, request.Output))],
            Benchmark = benchmark.Name,
            Split = benchmark.Split.Name,
            InDistribution = benchmark.InDistribution.Name,
            State = RunState.Running,
            Started = now,
            Seed = request.Seed,
            Limit = request.Limit,
            Command = RunCommandLine.Text(request),
            Overrides = request.Overrides,
            Settings = [.. settings.All.Select(Record)],
            Git = git,
            Environment = environment,
            Data = data,
        };

    /// <summary>The key of a run.</summary>
    public static string KeyOf(RunRequest request, SettingValues settings, IReadOnlyList<RecordedRun> dependencies) => RunKey.Of(
        request.Experiment, settings, request.Seed, request.Split, request.Limit, dependencies.Select(run => run.Manifest.Key ?? ""));

    static DependencyRecord Record(RecordedRun run, string output) => new(
        run.Dependency.Name, run.Experiment.Name, run.Manifest.Fingerprint, run.Manifest.Key, run.Manifest.WeightsSha256,
        Path.GetRelativePath(Path.GetFullPath(output), run.Folder.Path).Replace('\\', '/'));

    /// <summary>A setting as it is recorded.</summary>
    public static SettingRecord Record(ResolvedSetting setting)
    {
        var overridden = string.Equals(setting.Origin, ResolvedSetting.Override, StringComparison.Ordinal);
        return new(setting.Path, Node(setting.Value), overridden ? Node(setting.Default) : null, setting.Origin);
    }

    static JsonNode? Node(object value) => value switch
    {
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        double number when double.IsFinite(number) => JsonValue.Create(number),
        Array array => new JsonArray([.. array.Cast<object>().Select(Node)]),
        _ => JsonValue.Create(SettingParser.Format(value)),
    };
}
