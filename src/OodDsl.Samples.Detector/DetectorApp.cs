using System.Globalization;
using System.Text.Json.Serialization;
using Experiments;
using OodDsl.Hosting;

namespace OodDsl.Samples.Detector;

/// <summary>A detector as a minimal API. <c>--run FOLDER</c> is the run, <c>--score NAME</c> what decides, <c>--resize</c> takes pictures of any size.</summary>
public static class DetectorApp
{
    const long LargestRequest = 16 << 20;

    /// <summary>Makes the application, its detector loaded.</summary>
    /// <exception cref="UserException">The run can't be loaded.</exception>
    public static WebApplication Create(string[] args)
    {
        // A switch without a value would take the next word for one.
        var builder = WebApplication.CreateSlimBuilder([.. args.Select(word => word == "--resize" ? "--resize=true" : word)]);
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = LargestRequest);
        // A score may be infinite, or not a number.
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals);
        builder.Services.AddOodDetector<Baseline>(builder.Configuration["run"] ?? "runs/baseline/seed-0", new()
        {
            Score = builder.Configuration["score"],
            Resizes = builder.Configuration.GetValue<bool>("resize"),
            Threads = builder.Configuration["threads"] is { } threads ? int.Parse(threads, CultureInfo.InvariantCulture) : null,
        });
        var app = builder.Build();
        // What is wrong with the run is told now, not at the first request.
        app.Services.GetRequiredService<OodDetector>();
        app.MapGet("/", (OodDetector detector) => new About(
            detector.Experiment, detector.ScoreName, detector.Threshold, detector.Shape.ToString(), detector.Classes, detector.ScoreNames));
        app.MapPost("/verdict", VerdictAsync);
        app.MapPost("/verdicts", VerdictsAsync).DisableAntiforgery();
        return app;
    }

    // The body is a PNG or JPEG file.
    static async Task<IResult> VerdictAsync(HttpRequest request, OodDetector detector, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        return await AnswerAsync(() => detector.DetectAsync(body.GetBuffer().AsMemory(0, checked((int)body.Length)), cancellation));
    }

    // The body is a form of such files, which are scored together.
    static async Task<IResult> VerdictsAsync(IFormFileCollection files, OodDetector detector, CancellationToken cancellation)
    {
        List<ReadOnlyMemory<byte>> pictures = [];
        foreach (var file in files)
        {
            var bytes = new byte[file.Length];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(bytes, cancellation);
            pictures.Add(bytes);
        }
        return await AnswerAsync(() => detector.DetectAsync(pictures, cancellation));
    }

    static async Task<IResult> AnswerAsync<T>(Func<Task<T>> judge)
    {
        try
        {
            return Results.Ok(await judge());
        }
        catch (UserException error)
        {
            return Results.Problem(error.Remedy, statusCode: StatusCodes.Status400BadRequest, title: error.Message);
        }
    }

    sealed record About(string Experiment, string Score, double Threshold, string Image, IReadOnlyList<string> Classes, IReadOnlyList<string> Scores);
}
