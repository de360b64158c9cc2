using OodDsl;
using OodDsl.Samples.Detector;

// dotnet run --project src/OodDsl.Samples.Detector -c Release -- --run runs/baseline/seed-0 --urls http://127.0.0.1:5080
// curl --data-binary @picture.png http://127.0.0.1:5080/verdict
try
{
    await using var app = DetectorApp.Create(args);
    await app.RunAsync();
    return (int)ExitCode.Done;
}
catch (UserException error)
{
    await Console.Error.WriteLineAsync($"error: {error.Message}\n  {error.Remedy}");
    return (int)error.Code;
}
