using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace OodDsl.Hosting;

/// <summary>The command line over a project's experiments: <c>list</c>, <c>plan</c>, <c>run</c>, <c>resume</c>, <c>sweep</c>, <c>evaluate</c>, <c>compare</c>, <c>report</c>, <c>watch</c>, <c>doctor</c>.</summary>
public static class OodDslHost
{
    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments of the process.</param>
    /// <param name="catalog">The project's experiments: the generated <c>ExperimentCatalog.All</c>.</param>
    /// <returns>The process's exit code, see <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, IReadOnlyList<ExperimentDescriptor> catalog)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(catalog);
        using var host = CreateBuilder(args, catalog).Build();
        await host.StartAsync();
        var code = await host.Services.GetRequiredService<CommandLine>().InvokeAsync(args);
        await host.StopAsync();
        return (int)code;
    }

    /// <summary>
    /// The host of one command line. A command is a service that returns an exit code, never a background service: an exception thrown
    /// in one of those would end the process with 0. Nothing is read from the environment or from settings files, because only what the
    /// run folder records may change a run.
    /// </summary>
    internal static HostApplicationBuilder CreateBuilder(string[] args, IReadOnlyList<ExperimentDescriptor> catalog)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "ood" });
        builder.Logging.SetMinimumLevel(CommandLine.IsVerbose(args) ? LogLevel.Debug : LogLevel.Warning);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddSimpleConsole(format =>
        {
            format.SingleLine = true;
            format.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        builder.Services
            .AddSingleton(new ExperimentCatalogIndex(catalog))
            .AddSingleton<IHostLifetime, Interruption>()
            .AddSingleton<ICommandConsole, CommandConsole>()
            .AddSingleton<IRunner, Runner>()
            .AddSingleton<IRunStarter, RunProcess>()
            .AddSingleton<InterruptionNotice>()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ErrorReport>()
            .AddSingleton<CommandLine>();
        builder.Services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<CliCommand, ListCommand>(),
            ServiceDescriptor.Singleton<CliCommand, PlanCommand>(),
            ServiceDescriptor.Singleton<CliCommand, RunCommand>(),
            ServiceDescriptor.Singleton<CliCommand, ResumeCommand>(),
            ServiceDescriptor.Singleton<CliCommand, SweepCommand>(),
            ServiceDescriptor.Singleton<CliCommand, EvaluateCommand>(),
            ServiceDescriptor.Singleton<CliCommand, CompareCommand>(),
            ServiceDescriptor.Singleton<CliCommand, WatchCommand>(),
            ServiceDescriptor.Singleton<CliCommand, ReportCommand>(),
            ServiceDescriptor.Singleton<CliCommand, DoctorCommand>(),
        ]);
        return builder;
    }
}
