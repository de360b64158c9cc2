using Microsoft.Extensions.DependencyInjection;

namespace OodDsl.Hosting;

/// <summary>Detectors as services.</summary>
public static class OodDetectorServices
{
    /// <summary>
    /// Adds a run of an experiment as the one <see cref="OodDetector"/>. It is loaded when it is first asked for, and freed with the services; ask for it
    /// at the start of the program to see at once what is wrong with the run.
    /// </summary>
    /// <typeparam name="TExperiment">The experiment's class.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="runFolder">The run's folder.</param>
    /// <param name="options">Score, threshold, device.</param>
    public static IServiceCollection AddOodDetector<TExperiment>(this IServiceCollection services, string runFolder, OodDetectorOptions? options = null)
        where TExperiment : IDescribedExperiment
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(runFolder);
        return services.AddSingleton(_ => OodDetector.Load<TExperiment>(runFolder, options));
    }
}
