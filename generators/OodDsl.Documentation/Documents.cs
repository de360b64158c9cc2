namespace OodDsl.Documentation;

/// <summary>The committed pages that are made from code.</summary>
static class Documents
{
    public const string RuleIndexPath = "generators/OodDsl.Generators/docs/rules/README.md";

    public const string ReferencePath = "src/OodDsl/docs/reference.md";

    /// <summary>Paths in the repository, with what the files have to say.</summary>
    public static IEnumerable<(string Path, string Text)> All() =>
        [(RuleIndexPath, RuleIndex.Write()), (ReferencePath, Reference.Write())];
}
