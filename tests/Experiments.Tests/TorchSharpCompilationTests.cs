using System.Diagnostics;

namespace Experiments.Tests;

/// <summary>
/// The product and its experiments are written against TorchSharp's API, and the engine that runs here offers a part of it. That nothing else has
/// crept in shows when all of it compiles against TorchSharp's recorded signatures alone.
/// </summary>
public sealed class TorchSharpCompilationTests
{
    // Half a minute where nothing else runs.
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Source_and_experiments_compile_against_TorchSharps_signatures()
    {
        // Rules of style have been checked by the build that made this test.
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "build", "experiments/Experiments.csproj", "-p:Engine=Signatures", "-p:RunAnalyzers=false", "-p:EmitCompilerGeneratedFiles=false",
                "-nodeReuse:false", "-v:quiet", "-nologo",
            },
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // Those of the build that runs this test would speak of its own engine.
        foreach (var inherited in start.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(inherited);
        using var build = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        using var stop = limit.Token.Register(() => build.Kill(entireProcessTree: true));
        var output = build.StandardOutput.ReadToEndAsync();
        var errors = build.StandardError.ReadToEndAsync();
        await build.WaitForExitAsync();
        Assert.True(build.ExitCode == 0, $"{await output}\n{await errors}");
    }
}
