namespace OodDsl.Hosting;

/// <summary>Puts modules into eval mode, and afterwards each part of them back into the mode it was in.</summary>
sealed class EvalMode : IDisposable
{
    readonly (Module Part, bool Trained)[] parts;

    public EvalMode(Module[] modules)
    {
        parts = [.. modules.SelectMany(module => module.modules()).Select(part => (part, part.training))];
        foreach (var module in modules) module.eval();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A mode is passed on to the parts, and a part comes after what it is in.
        foreach (var (part, trained) in parts)
            if (part.training != trained) part.train(trained);
    }
}
