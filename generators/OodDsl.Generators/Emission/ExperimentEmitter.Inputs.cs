namespace OodDsl.Generators;

/// <summary>A training batch's inputs: streams, the augmentation chain, views.</summary>
sealed partial class ExperimentEmitter
{
    /// <summary>Streams and augmentations of a batch.</summary>
    void Inputs(BatchScope inputs, HashSet<string> locals)
    {
        Streams(inputs, locals);
        if (plan.Views > 1) Views(inputs, locals);
        else Augmentations(inputs, locals);
    }

    void Streams(BatchScope inputs, HashSet<string> locals)
    {
        var streams = Of(inputs, Phase.Stream).ToArray();
        if (streams.Length == 0) return;
        writer.Line($"// {Attributes(streams.Select(node => node.Declaration ?? plan.Slot(Kind.Benchmark)!))}");
        foreach (var node in streams)
        {
            var makes = node.Asked.Contains("indices") ? node.Makes : node.Makes.Take(2).ToArray();
            var targets = makes.Select(name => node.Asked.Contains(name) ? Locals.Name(inputs.RawName(name)) : "_").ToArray();
            foreach (var target in targets) locals.Add(target);
            writer.Line($"var ({string.Join(", ", targets)}) = {node.Subject}.{(makes.Count == 3 ? "NextIndexed" : "Next")}(step);");
        }
        writer.Line();
    }

    void Augmentations(BatchScope inputs, HashSet<string> locals)
    {
        var nodes = Of(inputs, Phase.Augmentation).ToArray();
        if (nodes.Length == 0) return;
        writer.Line($"// {Attributes(nodes.Select(node => node.Declaration!).Distinct())}");
        var shared = SharedChain;
        if (shared.Length > 0)
        {
            foreach (var images in nodes.Where(node => node.Declaration == shared[0]).Select(node => node.Subject))
            {
                locals.Add(Locals.Name(images));
                writer.Line($"var {Locals.Name(images)} = Augment({Locals.Name(inputs.RawName(images))}, \"{images}\", step);");
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

    /// <summary>The image augmentations at the chain's start that several streams run through, or a function: they become a method.</summary>
    Declaration[] SharedChain
    {
        get
        {
            if (plan.Views > 1) return [];
            var shared = plan.Chain.Links.TakeWhile(link => link.Kind == Kind.ImageAugmentation).ToArray();
            if (shared.Length == 0) return [];
            var subjects = plan.TrainingNodes.Where(node => node.Declaration == shared[0]).Select(node => node.Subject).Distinct(StringComparer.Ordinal);
            return subjects.Count() > 1 || plan is { AugmentsByFunction: true, AugmentMethod: "Augment" } ? shared : [];
        }
    }

    /// <summary>The chain's methods, where it is not written in the loop.</summary>
    void ChainMethods()
    {
        if (SharedChain is { Length: > 0 } shared) Augment("Augment", shared);
        if (plan.AugmentsByFunction && (SharedChain.Length == 0 || plan.AugmentMethod != "Augment"))
            Augment(plan.AugmentMethod, [.. plan.Chain.Links.Where(link => link.Kind == Kind.ImageAugmentation)]);
        if (plan.Views > 1 && plan.Passes.Count > 0) ViewMethod(plan.Passes[0].Inputs);
    }

    void Augment(string name, Declaration[] links)
    {
        foreach (var link in links) plan.Used.Add(link.Key);
        writer.Line();
        writer.Line($"// {Attributes(links)}");
        using (writer.Braces($"Tensor {name}(Tensor images, string stream, StepInfo step)"))
        {
            if (links.Length == 0) writer.Line("return images;");
            for (var i = 0; i < links.Length; i++)
            {
                var call = $"{links[i].Method!.Name}(images, step.Random($\"{{stream}}/{links[i].Name}\"));";
                writer.Line((i == links.Length - 1 ? "return " : "images = ") + call);
            }
        }
    }

    /// <summary>As the declarations read: attributes on the class in one list, each member with its own.</summary>
    string Attributes(IEnumerable<Declaration> declarations)
    {
        var (members, components) =
            (declarations.Where(declaration => declaration.IsMember), declarations.Where(declaration => !declaration.IsMember));
        var list = components.Any() ? [$"[{string.Join(", ", components.Select(declaration => Short(declaration.Text)))}]"] : Array.Empty<string>();
        return string.Join(", ", list.Concat(members.Select(member => $"[{Short(member.Text)}] {member.Name}")));
    }

    /// <summary>As it is written in the experiment's own namespace.</summary>
    string Short(string text) => Experiment.Namespace.Length > 0 ? text.Replace($"global::{Experiment.Namespace}.", "") : text;
}
