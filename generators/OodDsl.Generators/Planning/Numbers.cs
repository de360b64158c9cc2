namespace OodDsl.Generators;

/// <summary>Built-in numbers.</summary>
static class Numbers
{
    public static readonly string[] Known = ["classes", "channels", "imageSize", "featureWidth"];

    /// <param name="plan">The experiment's plan.</param>
    /// <param name="name">The number asked for.</param>
    /// <param name="context">What the run's context is called here.</param>
    public static Resolved? Find(Plan plan, string name, string context)
    {
        switch (name)
        {
            case "classes" or "channels" or "imageSize":
                return new Resolved($"{context}.{Names.Pascal(name)}", TypeModel.Whole);
            case "featureWidth":
                plan.Network.RequireFeatures();
                plan.Network.KeepsWidth = true;
                return new Resolved("network.WidthOfFeatures", TypeModel.Whole);
            default:
                return null;
        }
    }
}
