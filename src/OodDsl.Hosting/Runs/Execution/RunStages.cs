namespace OodDsl.Hosting;

/// <summary>What a run and a later evaluation of it have in common.</summary>
static class RunStages
{
    /// <summary>Runs fits without gradient; what they do not keep is freed.</summary>
    public static void Fit(Action fits)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        fits();
    }
}
