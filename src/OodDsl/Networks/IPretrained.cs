namespace OodDsl;

/// <summary>
/// A module of a backbone that can begin with published weights. A run that trains it copies them into it before anything else happens; a network
/// that is restored from a checkpoint needs no file.
/// </summary>
public interface IPretrained
{
    /// <summary>The weights to begin with; null: those drawn from the run's seed.</summary>
    PublishedWeights? Published { get; }

    /// <summary>The name in this module's state of a tensor of a published file.</summary>
    /// <param name="published">The name in the file.</param>
    string NameOf(string published) => published;
}
