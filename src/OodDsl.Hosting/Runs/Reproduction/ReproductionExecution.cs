using System.Text.Json;

namespace OodDsl.Hosting;

/// <summary>One run made again, on the thread of a run.</summary>
sealed class ReproductionExecution(ReproductionRequest request, IRunObserver observer, CancellationToken cancellation)
{
    /// <summary>Checks, runs, compares, and writes what came out beside the new run.</summary>
    public Reproduction Execute()
    {
        var manifest = request.Run.ReadManifest();
        if (manifest.State != RunState.Done)
            throw new UserException(
                ExitCode.Environment, $"The run in {request.Run.Path} is not finished: there is nothing to compare with.", "./ood resume goes on with it.");
        request.Run.ReadResults();
        var plan = new ReproductionPlanner(request, manifest, observer).Plan();
        if (request.IsDry || !plan.Reproduction.CanRun) return plan.Reproduction;

        var output = new RunFolder(plan.Run!.Output);
        try
        {
            Make(plan.Run, output);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested && File.Exists(output.Manifest))
        {
            throw new UserException(
                ExitCode.Cancelled, "Cancelled.",
                $"./ood reproduce {RunFolders.Shown(request.Run.Path)} --output {RunFolders.Shown(output.Path)} goes on, and compares.");
        }
        var made = output.ReadManifest();
        var reproduction = plan.Reproduction with
        {
            Output = RunFolders.Shown(output.Path),
            InexactFor = plan.Reproduction.IsExact ? [.. Parts(manifest, made).Distinct(StringComparer.Ordinal)] : plan.Reproduction.InexactFor,
        };
        var comparison = new ReproductionComparison(request.Run, manifest, output, made);
        reproduction = reproduction with { Comparison = reproduction.IsExact ? comparison.Exact() : comparison.Within(request.Tolerances) };
        AtomicFile.Write(output.Reproduction, JsonSerializer.Serialize(reproduction, RunJson.Readable.Reproduction) + "\n");
        return reproduction;
    }

    // One that was stopped is gone on with; one that is whole is compared.
    void Make(RunRequest run, RunFolder output)
    {
        if (!File.Exists(output.Manifest))
        {
            new RunExecution(run, [], observer, cancellation).Execute();
            return;
        }
        var there = output.ReadManifest();
        // The run itself is equal to itself, and proves nothing.
        if (string.Equals(output.Path, request.Run.Path, StringComparison.Ordinal) || !string.Equals(there.Key, RunKey.Of(run), StringComparison.Ordinal)) output.RefuseRun();
        observer.Milestone($"{RunFolders.Shown(output.Path)} holds {(there.State == RunState.Done ? "this run, finished" : "a part of this run: it goes on")}");
        if (there.State != RunState.Done) new ResumeExecution(output, request.Catalog, request.Data, observer, cancellation).Execute(run.Device, run.Threads);
    }

    // A run may have been begun here, and gone on with there.
    static IEnumerable<string> Parts(RunManifest manifest, RunManifest made) =>
        made.Resumed.Select(resumption => resumption.Environment).Prepend(made.Environment)
            .SelectMany(environment => manifest.Environment.Differences(environment)).Select(part => $"a part of the new run was made elsewhere: {part}");
}
