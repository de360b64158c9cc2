using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Experiments.Tests;

/// <summary>A cluster of one machine: munged, slurmctld and slurmd with a configuration of their own, in a folder that is gone afterwards.</summary>
sealed class SlurmCluster : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    static readonly string[] Programs = ["munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol"];

    readonly string folder = Directory.CreateTempSubdirectory("ood-slurm-").FullName;

    /// <summary>Why there can be none here; null: there can.</summary>
    public static string? Missing { get; } =
        !OperatingSystem.IsLinux() || Environment.UserName != "root" ? "Slurm's daemons are started as root, on Linux."
        : Array.Find(Programs, program => !Installed(program)) is { } missing ? $"There is no {missing} on this machine (apt-get install slurm-wlm munge)." : null;

    /// <summary>Starts the daemons, and makes this process and those it starts use them.</summary>
    public SlurmCluster()
    {
        foreach (var name in (string[])["state", "spool"]) Directory.CreateDirectory(At(name));
        if (!OperatingSystem.IsLinux()) throw new PlatformNotSupportedException(Missing);
        // munged refuses a folder that others may write to, and the key that others may read.
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var key = new byte[128];
        new Random(5).NextBytes(key);
        File.WriteAllBytes(At("munge.key"), key);
        File.SetUnixFileMode(At("munge.key"), UnixFileMode.UserRead);
        File.WriteAllText(At("slurm.conf"), Configuration());
        Environment.SetEnvironmentVariable("SLURM_CONF", At("slurm.conf"));
        Run("munged", "--force", $"--key-file={At("munge.key")}", $"--socket={At("munge.socket")}", $"--pid-file={At("munged.pid")}", $"--log-file={At("munged.log")}",
            $"--seed-file={At("munged.seed")}", "--num-threads=1");
        Run("slurmctld");
        Run("slurmd");
        Until(() => Run("sinfo", "--noheader", "--format=%T").Contains("idle", StringComparison.Ordinal));
    }

    /// <summary>Sends a running task back into the queue, to begin again at once.</summary>
    public static void Requeue(string task)
    {
        Run("scontrol", "requeue", task);
        Until(() => State(task).StartsWith("PENDING", StringComparison.Ordinal));
        // Slurm lets requeued jobs wait for two minutes.
        Run("scontrol", "update", $"jobid={task}", "StartTime=now");
    }

    /// <summary>The state of a task in the queue; empty if it is not there.</summary>
    public static string State(string task) => Run("squeue", "--noheader", "--array", "--format=%i %T").Split('\n')
        .Where(line => line.StartsWith($"{task} ", StringComparison.Ordinal)).Select(line => line[(task.Length + 1)..]).FirstOrDefault("");

    /// <summary>Waits.</summary>
    public static void Until(Func<bool> condition)
    {
        for (var clock = Stopwatch.StartNew(); !condition(); Thread.Sleep(100))
            if (clock.Elapsed > Patience) throw new TimeoutException("It never came to that.");
    }

    public void Dispose()
    {
        Run("scancel", "--user=root", "--full");
        foreach (var daemon in (string[])["slurmd", "slurmctld", "munged"])
        {
            var file = At($"{daemon}.pid");
            if (!File.Exists(file) || !int.TryParse(File.ReadAllText(file), out var number)) continue;
            try
            {
                using var process = Process.GetProcessById(number);
                Run("kill", $"{number}");
                if (!process.WaitForExit(TimeSpan.FromSeconds(10))) process.Kill();
            }
            catch (ArgumentException)
            {
                // It has ended.
            }
        }
        Environment.SetEnvironmentVariable("SLURM_CONF", null);
        Directory.Delete(folder, recursive: true);
    }

    string Configuration()
    {
        var host = Dns.GetHostName().Split('.')[0];
        var (controller, node) = (FreePort(), FreePort());
        return $"""
            ClusterName=test
            SlurmctldHost={host}(127.0.0.1)
            SlurmctldPort={controller}
            SlurmdPort={node}
            SlurmUser=root
            SlurmdUser=root
            AuthType=auth/munge
            AuthInfo=socket={At("munge.socket")}
            CryptoType=crypto/munge
            StateSaveLocation={At("state")}
            SlurmdSpoolDir={At("spool")}
            SlurmctldPidFile={At("slurmctld.pid")}
            SlurmdPidFile={At("slurmd.pid")}
            SlurmctldLogFile={At("slurmctld.log")}
            SlurmdLogFile={At("slurmd.log")}
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            JobAcctGatherType=jobacct_gather/none
            MpiDefault=none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_CPU
            ReturnToService=2
            KillWait=60
            NodeName={host} NodeAddr=127.0.0.1 CPUs={Environment.ProcessorCount} State=UNKNOWN
            PartitionName=main Nodes={host} Default=YES MaxTime=INFINITE State=UP

            """;
    }

    string At(string name) => Path.Combine(folder, name);

    static bool Installed(string program) => new[] { "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin" }.Any(place => File.Exists(Path.Combine(place, program)));

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // A daemon keeps what it inherits: nothing is read from it.
    static string Run(string program, params string[] arguments)
    {
        var isDaemon = program is "munged" or "slurmctld" or "slurmd";
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = !isDaemon })!;
        var output = isDaemon ? "" : process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
