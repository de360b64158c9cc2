namespace OodDsl.Generators;

/// <summary>The augmentations in the order they run: attributes on the class first, then methods.</summary>
sealed class Chain
{
    readonly HashSet<string> streams;

    /// <param name="experiment">Whose chain it is.</param>
    /// <param name="streams">The streams beside the ID one: image augmentations run on every stream.</param>
    public Chain(ExperimentModel experiment, IEnumerable<StreamPlan> streams)
    {
        this.streams = new HashSet<string>(streams.Select(stream => stream.Images).Append("images"), StringComparer.Ordinal);
        var augmentations = experiment.Declarations.Where(declaration => declaration.Kind is Kind.Augmentation or Kind.ImageAugmentation).ToArray();
        Links = [.. augmentations.Where(declaration => !declaration.IsMember), .. augmentations.Where(declaration => declaration.IsMember)];
    }

    public IReadOnlyList<Declaration> Links { get; }

    /// <summary>Whether all augmentations from images to images come before any other.</summary>
    public bool StartsWithImages =>
        Links.SkipWhile(link => link.Kind == Kind.ImageAugmentation).All(link => link.Kind != Kind.ImageAugmentation);

    /// <summary>The last link before a place that writes a value; -1 if none does.</summary>
    public int Writer(string value, int before)
    {
        for (var i = before - 1; i >= 0; i--)
            if (Writes(Links[i], value)) return i;
        return -1;
    }

    public int Writer(string value) => Writer(value, Links.Count);

    /// <summary>The values a link makes when it is applied to a stream's images.</summary>
    public static IReadOnlyList<(string Name, TypeModel Type)> Made(Declaration link, string images)
    {
        if (link.Kind == Kind.ImageAugmentation) return [(images, TypeModel.Tensor)];
        if (link.Method is not { } method) return [];
        if (method.Returns.Category == TypeCategory.Tuple) return [.. method.Returns.Elements.Select(element => (element.Name, element.Type))];
        // One tensor is the first one it takes, rewritten.
        var first = method.Parameters.FirstOrDefault(parameter => parameter.Type.Category == TypeCategory.Tensor)?.Name ?? images;
        return [(first, method.Returns)];
    }

    bool Writes(Declaration link, string value) => link.Kind == Kind.ImageAugmentation
        ? streams.Contains(value)
        : Made(link, "images").Any(made => made.Name == value);
}
