namespace OodDsl.LibTorch.Tests;

/// <summary>
/// The call that is under way, in the file that OODDSL_FUZZ_JOURNAL names: where a process ends without an exception, it is the only witness.
/// </summary>
static class Journal
{
    static readonly string? File = Environment.GetEnvironmentVariable("OODDSL_FUZZ_JOURNAL");

    public static void Note(object call)
    {
        if (File is { } file) System.IO.File.WriteAllText(file, call.ToString());
    }
}
