using System.Diagnostics;
using static OodDsl.Hosting.Tests.ResumeTests;

namespace OodDsl.Hosting.Tests;

/// <summary>A run on a disk that becomes full: a file system of a few MB in memory, mounted in a namespace of its own, which needs no rights.</summary>
public sealed class FullDiskTests
{
    const string Mounted = "OODDSL_FULL_DISK";

    [Theory]
    [InlineData("train")]
    [InlineData("evaluate")]
    public async Task It_is_told_the_last_good_state_stays_and_with_room_the_run_goes_on_to_the_same_bits(string phase)
    {
        using var folder = new TemporaryFolder();
        var (code, output) = await Unshared(folder, "true");
        if (code != 0) Assert.Skip($"No file system can be mounted here without rights: {output}");

        (code, output) = await Unshared(
            folder, $"exec dotnet '{typeof(FullDiskTests).Assembly.Location}' -explicit only -method {typeof(FullDiskTests).FullName}.{nameof(Worker)}", phase);

        Assert.True(code == 0, output);
    }

    /// <summary>What happens on the small disk.</summary>
    [Fact(Explicit = true)]
    public async Task Worker()
    {
        if (Environment.GetEnvironmentVariable(Mounted)!.Split('|') is not [var mount, var phase]) throw new InvalidOperationException(Mounted);
        using var folder = new TemporaryFolder();
        await TinyExperiment.Descriptor.Run(folder, "whole");
        var filler = Path.Combine(mount, "filler");
        var request = TinyExperiment.Descriptor.Request(folder) with { Output = Path.Combine(mount, "run") };
        // In the second epoch, when there is a checkpoint, or when the training is done.
        var observer = new Filling(phase, filler);

        var error = await Assert.ThrowsAsync<UserException>(() => new Runner().RunAsync(request, observer, CancellationToken.None));

        Assert.Equal(ExitCode.Environment, error.Code);
        Assert.Contains("can't be written: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("No space left", error.Message, StringComparison.Ordinal);
        Assert.Contains("Make room", error.Remedy, StringComparison.Ordinal);
        var run = new RunFolder(request.Output);
        using (NewDisposeScope()) Assert.Equal(phase == "train" ? 9 : 18, Checkpoint.Read(run.LastCheckpoint).State.Step);
        Assert.Empty(Directory.GetFiles(run.Path, "*.incomplete", SearchOption.AllDirectories));

        File.Delete(filler);
        await new Runner().ResumeAsync(
            run.Path, [TinyExperiment.Descriptor], folder.Data(), null, null, new RecordingObserver(), CancellationToken.None);
        Same(new RunFolder(folder.At("whole")), run);
    }

    static async Task<(int Code, string Output)> Unshared(TemporaryFolder folder, string command, string phase = "")
    {
        var mount = Directory.CreateDirectory(folder.At("mount")).FullName;
        try
        {
            var start = new ProcessStartInfo("unshare", ["-rm", "sh", "-c", $"mount -t tmpfs -o size=4m none '{mount}' && {command}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            start.Environment[Mounted] = $"{mount}|{phase}";
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, await output + await error);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (-1, missing.Message);
        }
    }

    /// <summary>Fills the disk to its last byte.</summary>
    sealed class Filling(string place, string filler) : IRunObserver
    {
        string now = "";

        public void Begin(string phase, long steps)
        {
            now = phase;
            if (phase == "evaluate" && place == phase) Fill();
        }

        public void Advance(long done)
        {
            if (now == "train" && place == now && done == 12) Fill();
        }

        public void Losses(int epoch, long step, IReadOnlyList<(string Name, double Value)> values) { }

        public void Milestone(string text) { }

        void Fill()
        {
            using var file = new FileStream(filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            var page = new byte[4096];
            try
            {
                while (true) file.Write(page);
            }
            catch (IOException)
            {
                // Full, as it should be.
            }
        }
    }
}
