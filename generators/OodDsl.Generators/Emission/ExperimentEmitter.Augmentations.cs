namespace OodDsl.Generators;

/// <summary>The augmentation chain.</summary>
sealed partial class ExperimentEmitter
{
    /// <summary>The image augmentations at the chain's start that several streams run through: they become a method.</summary>
    Declaration[] SharedChain()
    {
        var shared = plan.Chain.Links.TakeWhile(link => link.Kind == Kind.ImageAugmentation).ToArray();
        return shared.Length > 0 && Subjects(shared[0]).Count() > 1 ? shared : [];
    }

    IEnumerable<string> Subjects(Declaration link) =>
        TrainingNodes(Phase.Augmentation).Where(node => node.Declaration == link).Select(node => node.Subject);

    void Augmentations(Declaration[] shared, HashSet<string> locals)
    {
        var nodes = TrainingNodes(Phase.Augmentation).ToArray();
        if (nodes.Length == 0) return;
        writer.Line($"// {Attributes(nodes.Select(node => node.Declaration!).Distinct())}");
        if (shared.Length > 0)
        {
            foreach (var images in Subjects(shared[0]))
            {
                locals.Add(Locals.Name(images));
                writer.Line($"var {Locals.Name(images)} = Augment({Locals.Name(plan.Training.RawName(images))}, \"{images}\", step);");
            }
        }
        foreach (var node in nodes)
        {
            if (shared.Contains(node.Declaration!)) continue;
            // The first link takes the images as they were drawn.
            writer.Line($"{Target(node, locals)} = {node.Code};");
        }
        writer.Line();
    }

    void Augment(Declaration[] shared)
    {
        writer.Line();
        writer.Line($"// [{string.Join(", ", shared.Select(link => link.Text))}]");
        using (writer.Braces("Tensor Augment(Tensor images, string stream, StepInfo step)"))
        {
            for (var i = 0; i < shared.Length; i++)
            {
                var call = $"{shared[i].Method!.Name}(images, step.Random($\"{{stream}}/{shared[i].Name}\"));";
                writer.Line((i == shared.Length - 1 ? "return " : "images = ") + call);
            }
        }
    }
}
