using TorchSharp;

namespace OodDsl.Hosting;

/// <summary>Checks what a run was made with against what is here, and says what would be run.</summary>
/// <param name="request">The run to be made again.</param>
/// <param name="manifest">What it was.</param>
/// <param name="observer">Is told what was found.</param>
sealed class ReproductionPlanner(ReproductionRequest request, RunManifest manifest, IRunObserver observer)
{
    readonly List<ReproductionCheck> checks = [];
    readonly List<string> inexact = [];

    /// <summary>The checks, and the run to make; no run where the experiment is gone.</summary>
    public (Reproduction Reproduction, RunRequest? Run) Plan()
    {
        var experiment = request.Catalog.FirstOrDefault(one => string.Equals(one.Name, manifest.Experiment, StringComparison.Ordinal));
        var run = experiment is null ? null : Request(experiment);
        if (run is null) checks.Add(new("experiment", manifest.Experiment, "there is none of that name", ReproductionState.Refused));
        else Declaration(run);
        checks.AddRange(GitChecks.Of(request.Run, manifest.Git, GitState.OfProgram()));
        checks.AddRange(new DataChecks(request).Of(manifest.Data, run?.Experiment));
        Environment();
        if (run is not null && checks.TrueForAll(check => check.State != ReproductionState.Refused)) Dependencies(run);
        return (new()
        {
            Experiment = manifest.Experiment,
            Command = run is null ? manifest.Command ?? "" : RunCommandLine.Text(run),
            Checks = checks,
            InexactFor = [.. checks.Where(check => check.State == ReproductionState.Inexact).Select(check => $"{check.What}: was {check.Then}, is {check.Now}"), .. inexact],
            Tolerances = request.Tolerances,
            Seconds = manifest.Seconds.Values.Sum(),
        }, run);
    }

    RunRequest Request(ExperimentDescriptor experiment)
    {
        var runs = Path.GetFullPath(
            request.Runs ?? RunFolders.Above(request.Run.Path, manifest.Experiment) ?? RunFolders.Usual(System.Environment.CurrentDirectory));
        return new()
        {
            Experiment = experiment,
            Seed = manifest.Seed,
            Split = manifest.Split,
            Limit = manifest.Limit,
            Overrides = manifest.Overrides,
            Device = Device(),
            Threads = request.Threads ?? manifest.Environment.Threads,
            Runs = runs,
            Output = request.Output is { } named ? Path.GetFullPath(named) : RunFolders.Free(runs, experiment.Name, manifest.Split, manifest.Seed),
            Data = request.Data,
        };
    }

    // The run's, where this machine has it; the check of the device names the difference.
    string? Device()
    {
        if (request.Device is not null) return request.Device;
        try
        {
            RunStages.Prepare(manifest.Environment.Device, null);
            return manifest.Environment.Device;
        }
        catch (UserException missing) when (missing.Code == ExitCode.Environment)
        {
            observer.Milestone(missing.Message);
            return null;
        }
    }

    void Declaration(RunRequest run)
    {
        checks.Add(ReproductionCheck.Of("fingerprint", manifest.Fingerprint, WholeFingerprint.Of(run.Experiment), ReproductionState.Refused));
        checks.Add(ReproductionCheck.Of("benchmark", manifest.Benchmark, BenchmarkDescription.Of(run.Experiment.Benchmark).Name, ReproductionState.Refused));
        foreach (var record in manifest.Dependencies)
            if (run.Experiment.Dependencies.FirstOrDefault(one => string.Equals(one.Name, record.Name, StringComparison.Ordinal))?.Experiment() is { } needed)
                checks.Add(ReproductionCheck.Of(
                    $"fingerprint of {record.Name} {record.Experiment}", record.Fingerprint, WholeFingerprint.Of(needed), ReproductionState.Refused));
        try
        {
            Settings(DependencyOverrides.Check(run.Experiment, run.Overrides));
        }
        catch (UserException wrong)
        {
            checks.Add(new("settings", string.Join(' ', manifest.Overrides), wrong.Message, ReproductionState.Refused));
        }
    }

    void Settings(SettingValues now)
    {
        var values = now.All.Select(Manifests.Record).ToDictionary(setting => setting.Path, Text, StringComparer.Ordinal);
        var same = 0;
        foreach (var then in manifest.Settings)
        {
            var check = ReproductionCheck.Of(then.Path, Text(then), values.GetValueOrDefault(then.Path, "gone"), ReproductionState.Refused);
            if (check.State == ReproductionState.Same) same++;
            else checks.Add(check);
            values.Remove(then.Path);
        }
        checks.AddRange(values.Select(added => new ReproductionCheck(added.Key, "not there", added.Value, ReproductionState.Refused)));
        if (same > 0) checks.Add(new("settings", $"{same} values", $"{same} values", ReproductionState.Same));
    }

    static string Text(SettingRecord setting) => setting.Value?.ToJsonString() ?? "null";

    void Environment()
    {
        var device = RunStages.Prepare(request.Device ?? Device(), request.Threads ?? manifest.Environment.Threads);
        var now = EngineInfo.Describe(device);
        checks.AddRange(manifest.Environment.Parts(now).Select(part => ReproductionCheck.Of(
            part.Name, part.Then, part.Now, part.DecidesBits ? ReproductionState.Inexact : ReproductionState.Noted)));
        if (device.type != DeviceType.CPU) inexact.Add($"on {device} some operators have no deterministic form");
        if (now.Engine.StartsWith("TorchSharp", StringComparison.Ordinal) && now.Threads > 1) inexact.Add("TorchSharp repeats bits with one thread only");
        foreach (var resumption in manifest.Resumed)
            inexact.AddRange(manifest.Environment.Differences(resumption.Environment).Select(part => $"the run was gone on with elsewhere: {part}"));
        if (manifest.Evaluations is [.., var last])
        {
            inexact.AddRange(manifest.Environment.Differences(last.Environment).Select(part => $"the run was evaluated again elsewhere: {part}"));
            if (!string.Equals(last.Fingerprint, manifest.Fingerprint, StringComparison.Ordinal)) inexact.Add("the run was evaluated again by another declaration");
        }
    }

    void Dependencies(RunRequest run)
    {
        foreach (var dependency in run.Experiment.Dependencies)
        {
            var record = manifest.Dependencies.FirstOrDefault(one => string.Equals(one.Name, dependency.Name, StringComparison.Ordinal));
            var needed = DependencyRequest.Of(run, dependency);
            var found = RunSearch.Find(
                RunFolders.Of(needed.Runs, needed.Experiment.Name), RunKey.Of(needed), new DataChanges(needed).Of, observer.Milestone);
            var what = $"{dependency.Name} {needed.Experiment.Name}";
            var then = record?.WeightsSha256 ?? "unknown";
            checks.Add(found is { } there
                ? ReproductionCheck.Of($"weights of {what}, in {RunFolders.Shown(there.Folder.Path)}", then, there.Manifest.WeightsSha256 ?? "unknown", ReproductionState.Inexact)
                : new($"weights of {what}", then, "made first", ReproductionState.Noted));
        }
    }
}
