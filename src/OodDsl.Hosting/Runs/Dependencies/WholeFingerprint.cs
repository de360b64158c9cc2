using System.Security.Cryptography;
using System.Text;

namespace OodDsl.Hosting;

/// <summary>
/// The fingerprint of an experiment together with those of all it depends on: a change in a teacher's declaration, or in a helper three calls deep
/// in its code, changes that of every experiment that learns from it, and of no other.
/// </summary>
public static class WholeFingerprint
{
    /// <summary>The experiment's own fingerprint where it depends on nothing; else a hash over it and its dependencies'.</summary>
    /// <exception cref="UserException">Experiments depend on each other in a circle.</exception>
    public static string Of(ExperimentDescriptor experiment) => Of(experiment, []);

    static string Of(ExperimentDescriptor experiment, IReadOnlyList<string> path)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        path = Circle.Refuse(experiment, path);
        if (experiment.Dependencies.Count == 0) return experiment.Fingerprint;
        var parts = experiment.Dependencies.Select(dependency => $"{dependency.Kind} {Of(dependency.Experiment(), path)}");
        return Hash([experiment.Fingerprint, .. parts]);
    }

    /// <summary>SHA-256 over lines, lower-case hexadecimal.</summary>
    internal static string Hash(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
