using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OodDsl.Hosting.Tests;

public sealed class InterruptionTests : CommandLineFixture
{
    [Fact]
    public async Task Stopping_the_application_cancels_the_run_and_exits_with_130()
    {
        string[] args = ["run", "baseline", "--output", Folder];
        var builder = OodDslHost.CreateBuilder(args, Catalog);
        builder.Services.AddSingleton<ICommandConsole>(Console).AddSingleton<IRunner>(Runner);
        using var host = builder.Build();
        Runner.During = (_, cancellation) =>
        {
            host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            Assert.True(cancellation.WaitHandle.WaitOne(TimeSpan.FromSeconds(10)));
            cancellation.ThrowIfCancellationRequested();
        };
        Assert.Equal(ExitCode.Cancelled, await host.Services.GetRequiredService<CommandLine>().InvokeAsync(args));
        Assert.Equal($"Cancelled. What was trained is in {Folder}; ./ood resume {Folder} goes on.\n", Console.ErrorText);
    }
}
