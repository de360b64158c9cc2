namespace OodDsl;

/// <summary>
/// A backbone's module that can begin with published weights. A run copies them into it before anything else happens; a teacher, whose weights a
/// finished run left, needs no file.
/// </summary>
public interface IPretrained
{
    /// <summary>The weights to begin with; null: those drawn from the run's seed.</summary>
    PublishedWeights? Published { get; }

    /// <summary>The name in this module's state of a tensor of a published file.</summary>
    /// <param name="published">The name in the file.</param>
    string NameOf(string published) => published;
}
