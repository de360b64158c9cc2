using System.Text;

namespace OodDsl.Hosting;

/// <summary>State of the repository a run was started from.</summary>
/// <param name="Commit">The checked out commit.</param>
/// <param name="Dirty">Whether something was changed or added since.</param>
public sealed record GitState(string Commit, bool Dirty)
{
    /// <summary>SHA-256 of <c>changes.patch</c> in the run's folder, which makes the commit what was run; null of a clean tree.</summary>
    public string? PatchSha256 { get; init; }

    /// <summary>New files that are too large for the patch; null if there are none.</summary>
    public IReadOnlyList<string>? LeftOut { get; init; }

    /// <summary>The state of the repository around a folder; null if there is none, it has no commit, or there is no git.</summary>
    public static GitState? Of(string folder) =>
        GitCommand.Run(folder, ["rev-parse", "HEAD"]) is { } commit && GitCommand.Run(folder, ["status", "--porcelain"]) is { } changes
            ? new(Encoding.UTF8.GetString(commit).Trim(), changes.Length > 0)
            : null;

    /// <summary>The state of the repository that this program was built in, or else of the current directory.</summary>
    public static GitState? OfProgram() => Of(AppContext.BaseDirectory) ?? Of(Directory.GetCurrentDirectory());

    /// <summary>In words: the commit, and whether it was changed.</summary>
    internal string Text => Dirty ? $"{Commit} with changes" : Commit;
}
