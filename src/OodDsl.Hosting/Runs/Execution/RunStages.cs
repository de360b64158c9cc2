namespace OodDsl.Hosting;

/// <summary>What a run and a later evaluation of it have in common.</summary>
static class RunStages
{
    /// <summary>Loads the engine, and sets device and threads.</summary>
    /// <exception cref="UserException">There is no such device, or no libtorch.</exception>
    public static Device Prepare(string? device, int? threads)
    {
        try
        {
            var resolved = EngineInfo.Resolve(device);
            EngineInfo.Configure(threads, resolved);
            return resolved;
        }
        catch (Exception error) when (error.GetBaseException() is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new UserException(
                ExitCode.Environment, $"libtorch can't be loaded: {error.GetBaseException().Message}", "'doctor' shows what was found.", error);
        }
    }

    /// <summary>Runs fits without gradient; what they do not keep is freed.</summary>
    public static void Fit(Action fits)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        fits();
    }
}
