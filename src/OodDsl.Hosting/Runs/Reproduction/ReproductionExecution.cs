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
        new RunExecution(plan.Run, [], observer, cancellation).Execute();
        var comparison = new ReproductionComparison(request.Run, manifest, output, output.ReadManifest());
        var reproduction = plan.Reproduction with
        {
            Output = RunFolders.Shown(output.Path),
            Comparison = plan.Reproduction.IsExact ? comparison.Exact() : comparison.Within(request.Tolerances),
        };
        AtomicFile.Write(output.Reproduction, JsonSerializer.Serialize(reproduction, RunJson.Readable.Reproduction) + "\n");
        return reproduction;
    }
}
