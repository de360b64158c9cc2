using System.Text.Json.Nodes;

namespace OodDsl.Hosting;

/// <summary>Makes manifests.</summary>
static class Manifests
{
    /// <summary>The manifest of a run that begins.</summary>
    public static RunManifest Start(
        RunRequest request, SettingValues settings, BenchmarkDescription benchmark, RunEnvironment environment, IReadOnlyList<DataRecord> data,
        DateTimeOffset now) => new()
        {
            Experiment = request.Experiment.Name,
            ArmOf = request.Experiment.ArmOf,
            Fingerprint = request.Experiment.Fingerprint,
            Benchmark = benchmark.Name,
            InDistribution = benchmark.InDistribution.Name,
            State = RunState.Running,
            Started = now,
            Seed = request.Seed,
            Limit = request.Limit,
            Overrides = request.Overrides,
            Settings = [.. settings.All.Select(Record)],
            Git = GitState.Of(AppContext.BaseDirectory) ?? GitState.Of(Directory.GetCurrentDirectory()),
            Environment = environment,
            Data = data,
        };

    static SettingRecord Record(ResolvedSetting setting)
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
