namespace OodDsl.Generators;

/// <summary>Several views of a batch: the chain as a method, its results stacked.</summary>
sealed partial class ExperimentEmitter
{
    void Views(BatchScope inputs, HashSet<string> locals)
    {
        var declaration = plan.Slot(Kind.Views)!;
        writer.Line($"// [{declaration.Text}]: the chain for each view, one under the other.");
        var (taken, made) = (ChainTakes(inputs), ChainMakes(inputs));
        var views = Enumerable.Range(1, plan.Views).Select(number => $"view{number}").ToArray();
        for (var i = 0; i < views.Length && made.Length > 0; i++)
        {
            locals.Add(views[i]);
            var arguments = string.Concat(taken.Select(name => name + ", "));
            writer.Line($"var {views[i]} = View({arguments}\"view={i + 1}\", step);");
        }
        foreach (var name in made)
        {
            var parts = views.Select(view => made.Length == 1 ? view : $"{view}.{Locals.Name(name)}");
            locals.Add(Locals.Name(name));
            writer.Line($"var {Locals.Name(name)} = cat([{string.Join(", ", parts)}]);");
        }
        foreach (var name in Passed(inputs))
        {
            locals.Add(Locals.Name(name));
            writer.Line($"var {Locals.Name(name)} = cat([{string.Join(", ", views.Select(_ => inputs.RawName(name)))}]);");
        }
        writer.Line();
    }

    void ViewMethod(BatchScope inputs)
    {
        var (taken, made) = (ChainTakes(inputs), ChainMakes(inputs));
        if (made.Length == 0) return;
        var nodes = Of(inputs, Phase.Augmentation).ToArray();
        writer.Line();
        writer.Line($"// {Attributes(nodes.Select(node => node.Declaration!).Distinct())}");
        var returns = made.Length == 1 ? "Tensor" : $"({string.Join(", ", made.Select(name => $"Tensor {Locals.Name(name)}"))})";
        var parameters = string.Concat(taken.Select(name => $"Tensor {name}, "));
        using (writer.Braces($"{returns} View({parameters}string view, StepInfo step)"))
        {
            var locals = new HashSet<string>(taken, StringComparer.Ordinal);
            foreach (var node in nodes) writer.Line($"{Target(node, locals)} = {node.Code};");
            var results = string.Join(", ", made.Select(Locals.Name));
            writer.Line($"return {(made.Length == 1 ? results : $"({results})")};");
        }
    }

    /// <summary>What the chain reads of the streams, under the names it has before.</summary>
    static string[] ChainTakes(BatchScope inputs)
    {
        var links = Of(inputs, Phase.Augmentation).ToArray();
        return [.. Of(inputs, Phase.Stream).SelectMany(stream => stream.Makes).Select(inputs.RawName)
            .Where(raw => Array.Exists(links, link => Mentions(link.Code, raw)))];
    }

    /// <summary>What the chain makes and others read.</summary>
    string[] ChainMakes(BatchScope inputs) => [.. inputs.Outputs.Where(name => plan.Chain.Writer(name) >= 0)];

    /// <summary>What others read and the chain does not write: it is repeated for each view.</summary>
    IEnumerable<string> Passed(BatchScope inputs) =>
        inputs.Outputs.Where(name => plan.Chain.Writer(name) < 0).Select(name => name == "targets" ? "labels" : name).Distinct(StringComparer.Ordinal);

    static bool Mentions(string code, string name)
    {
        for (var at = code.IndexOf(name, StringComparison.Ordinal); at >= 0; at = code.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var (before, after) = (at - 1, at + name.Length);
            if ((before < 0 || !IsPart(code[before])) && (after >= code.Length || !IsPart(code[after]))) return true;
        }
        return false;
    }

    static bool IsPart(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}
