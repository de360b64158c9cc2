using System.Diagnostics;

namespace OodDsl.Hosting.Tests;

/// <summary>What a run from a changed tree records, applied to a clone of the commit.</summary>
public sealed class GitSnapshotTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    string Repository => folder.At("repository");

    public GitSnapshotTests()
    {
        Directory.CreateDirectory(Repository);
        Git(Repository, "init", "--quiet");
        folder.Write("repository/.gitignore", "ignored/\n"u8);
        folder.Write("repository/code.cs", "before\n"u8);
        folder.Write("repository/gone.cs", "gone\n"u8);
        Git(Repository, "add", ".");
        Git(Repository, "-c", "user.name=n", "-c", "user.email=e@example.org", "commit", "--quiet", "-m", "m");
    }

    [Fact]
    public void A_clean_tree_has_no_patch()
    {
        var snapshot = GitSnapshot.Of(Repository)!;
        Assert.False(snapshot.State.Dirty);
        Assert.Null(snapshot.Patch);
        Assert.Equal(40, snapshot.State.Commit.Length);
    }

    [Fact]
    public void The_patch_makes_a_clone_what_the_tree_was_and_leaves_the_repository_alone()
    {
        folder.Write("repository/code.cs", "after\n"u8);
        folder.Write("repository/new file.cs", "new\n"u8);
        folder.Write("repository/staged.cs", "staged\n"u8);
        Git(Repository, "add", "staged.cs");
        folder.Write("repository/picture.bin", [0, 255, 1, 0, 13, 10]);
        folder.Write("repository/large.bin", new byte[(1 << 20) + 1]);
        folder.Write("repository/ignored/build.cs", "build\n"u8);
        folder.Write("repository/runs/tiny/run.json", "{}"u8);
        File.Delete(Path.Combine(Repository, "gone.cs"));
        var before = (Git(Repository, "status", "--porcelain"), Objects());

        var snapshot = GitSnapshot.Of(Repository, Path.Combine(Repository, "runs"))!;

        Assert.Equal(before, (Git(Repository, "status", "--porcelain"), Objects()));
        Assert.True(snapshot.State.Dirty);
        Assert.Equal(["large.bin"], snapshot.State.LeftOut);
        Git(folder.Path, "clone", "--quiet", Repository, "clone");
        var patch = folder.Write("changes.patch", snapshot.Patch);
        Assert.Equal(snapshot.State.PatchSha256, RunSearch.Sha256(patch));
        Git(folder.At("clone"), "apply", patch);
        Assert.Equal(
            [".gitignore", "code.cs", "new file.cs", "picture.bin", "staged.cs"],
            Directory.GetFiles(folder.At("clone")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var file in (string[])["code.cs", "new file.cs", "staged.cs", "picture.bin"])
            Assert.Equal(File.ReadAllBytes(Path.Combine(Repository, file)), File.ReadAllBytes(folder.At("clone", file)));
    }

    [Fact]
    public void Outside_of_a_repository_there_is_nothing() => Assert.Null(GitSnapshot.Of(folder.Path));

    int Objects() => Directory.GetFiles(Path.Combine(Repository, ".git", "objects"), "*", SearchOption.AllDirectories).Length;

    static string Git(string where, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = where, RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output;
    }

    public void Dispose() => folder.Dispose();
}
