namespace OodDsl.Hosting;

/// <summary>The repository of a run against this one. With equal fingerprints it decides no result that the fingerprint knows of.</summary>
static class GitChecks
{
    /// <summary>The checks.</summary>
    /// <param name="run">The run's folder.</param>
    /// <param name="then">Its repository.</param>
    /// <param name="now">This one.</param>
    public static IEnumerable<ReproductionCheck> Of(RunFolder run, GitState? then, GitState? now)
    {
        yield return ReproductionCheck.Of("git", then?.Text ?? "none", now?.Text ?? "none", ReproductionState.Noted);
        if (then is not { Dirty: true }) yield break;
        if (then.PatchSha256 is not { } expected)
            yield return new("changes since the commit", "not recorded", RunFolders.Shown(run.Path), ReproductionState.Noted);
        else
            yield return ReproductionCheck.Of(
                "changes since the commit", expected, File.Exists(run.Changes) ? RunSearch.Sha256(run.Changes) : "changes.patch is missing", ReproductionState.Noted);
        foreach (var file in then.LeftOut ?? [])
            yield return new($"new file {file}", "too large for the patch", "not known", ReproductionState.Noted);
    }
}
