using System.Collections.Concurrent;

namespace OodDsl.Hosting;

/// <summary>
/// Tries an experiment's settings on a batch of noise before anything is trained (<see cref="PlanCheck"/>): components check their settings when they
/// use them, and what a score or a fit may not be would otherwise show after the training. All that are refused are found: each is taken out or
/// replaced, and the rest tried again.
/// </summary>
static class SettingTrial
{
    // Seeds and splits of a process share a trial.
    static readonly ConcurrentDictionary<(ExperimentDescriptor Experiment, string Overrides), IReadOnlyList<string>> Tried = new();
    static readonly ConcurrentDictionary<ExperimentDescriptor, bool> Untried = new();

    /// <summary>Whether a network is too slow on this processor for its settings to be tried.</summary>
    public static bool IsUntried(ExperimentDescriptor experiment) => Untried.ContainsKey(experiment);

    /// <summary>Tries the settings of an experiment and of all it depends on.</summary>
    /// <returns>What is refused.</returns>
    public static IReadOnlyList<string> Problems(ExperimentDescriptor experiment, IReadOnlyList<string> overrides, CancellationToken cancellation)
    {
        var below = experiment.Dependencies.SelectMany(dependency => Problems(dependency.Experiment(), DependencyOverrides.For(dependency.Name, overrides), cancellation)
            .Select(problem => DependencyOverrides.Of(dependency.Name, problem))).ToList();
        // What a dependency refuses is told of it, not of who needs it as well.
        var given = below.Count == 0 ? overrides : DependencyOverrides.Own(overrides);
        var own = Tried.GetOrAdd((experiment, string.Join('\n', given)), _ => [.. new Series(experiment, given, cancellation).Problems()]);
        return [.. own, .. below];
    }

    /// <summary>Trials of one experiment, until nothing is refused any more.</summary>
    sealed class Series(ExperimentDescriptor experiment, IReadOnlyList<string> overrides, CancellationToken cancellation)
    {
        readonly List<string> given = [.. overrides];
        readonly HashSet<string> replaced = new(StringComparer.Ordinal);
        readonly TrialSize size = TrialSizes.Of(experiment, overrides, cancellation);

        public IEnumerable<string> Problems()
        {
            if (size == TrialSize.None)
            {
                Untried[experiment] = true;
                yield break;
            }
            while (Try(given) is { } error)
            {
                if (Culprit(error) is { } culprit)
                {
                    yield return $"--set {culprit}: {error.Message}";
                    given.Remove(culprit);
                }
                else if (Declared(error) is { } setting)
                {
                    yield return $"{error.Message} {(setting.Origin == SettingInfo.ComponentDefault ? "Nothing declares another value." : $"It is declared in {setting.Origin}.")}";
                    if (Substitute(setting) is not { } text) yield break;
                    given.Add(text);
                }
                else
                {
                    // Noise may displease a component: that is no mistake of the user's.
                    yield break;
                }
            }
        }

        // The error that a setting can be the cause of.
        Exception? Try(IReadOnlyList<string> settings) =>
            new PlanCheckExecution(experiment, settings, cancellation) { IsFew = size == TrialSize.Few }.Run().Problem?.Error is var error && IsOfSetting(error) ? error : null;

        static bool IsOfSetting(Exception? error) => error is UserException { Code: ExitCode.Configuration } or ArgumentException;

        // The one that the component names, or else the one without which nothing is refused, or something else.
        string? Culprit(Exception error)
        {
            var own = given.Where(text => !replaced.Contains(text)).ToList();
            return own.Find(text => Overridden(text) is { } setting && Names(error, setting.Path))
                ?? (Declared(error) is null ? own.Find(text => Try([.. given.Where(other => other != text)])?.Message != error.Message) : null);
        }

        ResolvedSetting? Overridden(string text) =>
            SettingValues.Resolve(experiment.Settings, DependencyOverrides.Own([text])).All
                .FirstOrDefault(setting => string.Equals(setting.Origin, ResolvedSetting.Override, StringComparison.Ordinal));

        SettingInfo? Declared(Exception error) =>
            experiment.Settings.FirstOrDefault(setting => setting.Path.Contains('.', StringComparison.Ordinal) && Names(error, setting.Path));

        // A value that is not refused, to see what else is wrong.
        string? Substitute(SettingInfo setting)
        {
            string[] candidates = setting.Default switch
            {
                int => ["1", "2", "8", "16", "64"],
                double => ["1", "0.5", "0.1", "2", "10"],
                bool flag => [flag ? "false" : "true"],
                Enum value => Enum.GetNames(value.GetType()),
                _ => [],
            };
            foreach (var text in candidates.Select(candidate => $"{setting.Path}={candidate}"))
            {
                if (Try([.. given, text]) is { } error && Names(error, setting.Path)) continue;
                replaced.Add(text);
                return text;
            }
            return null;
        }

        static bool Names(Exception error, string setting)
        {
            for (var at = 0; (at = error.Message.IndexOf(setting, at, StringComparison.Ordinal)) >= 0; at += setting.Length)
                if ((at == 0 || !IsOfName(error.Message[at - 1])) && !IsOfName(error.Message.ElementAtOrDefault(at + setting.Length))) return true;
            return false;
        }

        static bool IsOfName(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
    }
}
