using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace OodDsl.Hosting;

/// <summary>State of a repository, and all that was changed and added since its commit as a patch that <c>git apply</c> takes.</summary>
/// <param name="State">The state.</param>
/// <param name="Patch">The patch; null of a clean tree, or where git did not give it.</param>
sealed record GitSnapshot(GitState State, byte[]? Patch)
{
    /// <summary>A new file that is larger is data rather than code.</summary>
    const long LargestNewFile = 1 << 20;

    static readonly ConcurrentDictionary<string, Lazy<GitSnapshot?>> Taken = new(StringComparer.Ordinal);

    /// <summary>
    /// The repository that this program was built in, or else that of the current directory; null if there is none. It is taken once: what is changed
    /// while the program runs is not what runs.
    /// </summary>
    /// <param name="runs">Folders of runs: what is new in them belongs to no patch.</param>
    public static GitSnapshot? OfProgram(params string[] runs)
    {
        string[] starts = [AppContext.BaseDirectory, Directory.GetCurrentDirectory()];
        // Of the folders of runs only those count that lie in a repository.
        string[] inside = [.. runs.Where(run => starts.Any(start => Root(start) is { } root && IsIn(Path.GetFullPath(run), root)))];
        return Taken.GetOrAdd(string.Join('\n', inside), _ => new(() => starts.Select(start => Of(start, inside)).FirstOrDefault(found => found is not null))).Value;
    }

    /// <summary>The repository around a folder; null if there is none.</summary>
    public static GitSnapshot? Of(string folder, params string[] runs)
    {
        if (GitState.Of(folder) is not { } state) return null;
        if (!state.Dirty) return new(state, null);
        var temporary = Directory.CreateTempSubdirectory("ood-git-").FullName;
        try
        {
            if (Changes(folder, temporary, runs) is not { } changes) return new(state, null);
            state = state with { LeftOut = changes.LeftOut };
            // Nothing but left-out files may be new.
            return changes.Patch.Length == 0
                ? new(state, null)
                : new(state with { PatchSha256 = Convert.ToHexStringLower(SHA256.HashData(changes.Patch)) }, changes.Patch);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    // With a copy of the index and an object store of its own: nothing of the repository changes.
    static (byte[] Patch, IReadOnlyList<string>? LeftOut)? Changes(string folder, string temporary, string[] runs)
    {
        if (Text(GitCommand.Run(folder, ["rev-parse", "--show-toplevel"])) is not { } root) return null;
        if (Text(GitCommand.Run(root, ["rev-parse", "--git-path", "objects", "--git-path", "index"]))?.Split('\n') is not [var objects, var index]) return null;
        var copy = Path.Combine(temporary, "index");
        if (File.Exists(Path.GetFullPath(index, root))) File.Copy(Path.GetFullPath(index, root), copy);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GIT_INDEX_FILE"] = copy,
            ["GIT_OBJECT_DIRECTORY"] = Directory.CreateDirectory(Path.Combine(temporary, "objects")).FullName,
            ["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = Path.GetFullPath(objects, root),
            ["GIT_LITERAL_PATHSPECS"] = "1",
        };
        byte[]? Git(byte[]? input, params string[] arguments) => GitCommand.Run(root, arguments, environment, input);
        if (Git(null, "add", "--update") is null || Git(null, "ls-files", "--others", "--exclude-standard", "-z") is not { } others) return null;
        var added = Encoding.UTF8.GetString(others).Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => !Array.Exists(runs, run => IsIn(Path.GetFullPath(file, root), Path.GetFullPath(run))))
            .ToLookup(file => new FileInfo(Path.Combine(root, file)) is { Exists: true, Length: <= LargestNewFile });
        var names = Encoding.UTF8.GetBytes(string.Join('\0', added[true]));
        if (names.Length > 0 && Git(names, "add", "--pathspec-from-file=-", "--pathspec-file-nul") is null) return null;
        if (Git(null, "diff", "--cached", "--binary", "--no-color", "--no-ext-diff", "--no-textconv", "HEAD") is not { } patch) return null;
        return (patch, added[false].Any() ? [.. added[false]] : null);
    }

    static string? Root(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (Path.Exists(Path.Combine(folder.FullName, ".git"))) return folder.FullName;
        return null;
    }

    static bool IsIn(string file, string folder) =>
        file.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    static string? Text(byte[]? output) => output is null ? null : Encoding.UTF8.GetString(output).TrimEnd('\n');
}
