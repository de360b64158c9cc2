namespace OodDsl.Generators;

/// <summary>Forward passes, heads, and values composed with the name of an image value.</summary>
sealed partial class BatchScope
{
    readonly Dictionary<string, bool> networkNames = new(StringComparer.Ordinal);
    readonly Dictionary<string, bool> needsNetwork = new(StringComparer.Ordinal);

    Resolved? Forward(string images)
    {
        if (Find(images) is not { } input) return null;
        if (IsClosed)
        {
            Plan.Report(Rules.LogComputes, Asking, images == "images" ? "features" : Stem(images) + "Features", Asking?.Name ?? "");
            return new Resolved(Absent, TypeModel.Tensor);
        }
        Plan.Network.RequireFeatures();
        var name = images == "images" ? "features" : Stem(images) + "Features";
        var node = new Node
        {
            Makes = [name],
            Phase = Phase.Forward,
            Subject = images,
            Code = IsSliced(images) ? $"Sliced(network.Features, {input.Code})"
                : input.Code == "batch.Images" && Plan.OodValidation.Any() ? "batch.Forward(network.Features)" : $"network.Features({input.Code})",
            Separate = Plan.Producers.Of(images) is { Declaration.Structure.SeparateForward: true },
        };
        node.Modules.Add("Backbone");
        if (input.Node is { } need) node.Needs.Add(need);
        Place(node);
        node.Level++;
        return new Resolved(Locals.Name(name), TypeModel.Tensor, node);
    }

    /// <summary>In evaluation a value may hold many images per image.</summary>
    bool IsSliced(string images) => Kind is ScopeKind.Scoring or ScopeKind.Measuring or ScopeKind.Collecting && images is not ("images" or "rawImages");

    Resolved? Apply(Declaration head, string features, string name)
    {
        if (Find(features) is not { } input) return null;
        var node =
            new Node { Declaration = head, Makes = [name], Phase = Phase.Head, Code = $"network.{Plan.Network.Require(head)}.call({input.Code})" };
        return Output(node, head.Name, input, name);
    }

    /// <summary>The default classifier, where neither a head nor a value is called Logits.</summary>
    Resolved? Classify(string features)
    {
        if (Find(features) is not { } input) return null;
        Plan.Network.RequireClassifier();
        var name = features == "features" ? "logits" : features.Substring(0, features.Length - "Features".Length) + "Logits";
        return Output(new Node { Makes = [name], Phase = Phase.Head, Code = $"network.Logits.call({input.Code})" }, "Logits", input, name);
    }

    Resolved Output(Node node, string module, Resolved input, string name)
    {
        node.Modules.Add(module);
        if (input.Node is { } need) node.Needs.Add(need);
        Place(node);
        return new Resolved(Locals.Name(name), TypeModel.Tensor, node);
    }

    /// <summary>The value <c>pLogits</c> of the image value <c>pImages</c>, or of the features <c>pFeatures</c>. The longest prefix wins.</summary>
    Resolved? Composed(string name)
    {
        foreach (var prefix in Prefixes())
            if (Suffix(name, prefix) is { } value && IsNetworkName(value) && Compose(prefix, value, name) is { } composed) return composed;
        return null;
    }

    /// <summary>What names may begin with to speak of other images, the longest first.</summary>
    IEnumerable<string> Prefixes()
    {
        var images = ImageValues().Where(image => image != "images").Select(Stem);
        var features = Plan.Producers.Names.Where(value => value.EndsWith("Features", StringComparison.Ordinal))
            .Select(value => value.Substring(0, value.Length - "Features".Length));
        return images.Concat(features).Where(prefix => prefix.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(prefix => prefix.Length);
    }

    /// <summary>The value that a composed name speaks of; null if the name does not begin so.</summary>
    static string? Suffix(string name, string prefix) =>
        name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal) && char.IsUpper(name[prefix.Length])
            ? Names.Camel(name.Substring(prefix.Length)) : null;

    Resolved? Compose(string prefix, string value, string name)
    {
        if (value == "features") return Forward(prefix + "Images");
        if (Plan.Producers.Of(value) is not { } maker) return value == "logits" ? Classify(prefix + "Features") : null;
        if (maker.Declaration.Kind == Generators.Kind.Head) return Apply(maker.Declaration, prefix + "Features", name);
        var makes = Producers.Made(maker.Declaration).Select(made => prefix + Names.Pascal(made.Name)).ToArray();
        var node = Made(maker.Declaration, makes) ?? Compute(maker.Declaration, makes, Phase.Derived,
            parameter => IsNetworkName(parameter.Name) ? Find(prefix + Names.Pascal(parameter.Name)) : null);
        return new Resolved(Locals.Name(name), maker.Type, node);
    }

    IEnumerable<string> ImageValues()
    {
        var made = Plan.Producers.Names.Where(IsImages);
        if (!IsTraining) return made;
        var chain = Plan.Chain.Links.SelectMany(link => Chain.Made(link, "images")).Select(value => value.Name).Where(IsImages);
        return made.Concat(chain).Concat(Plan.Streams.Select(stream => stream.Images)).Append("rawImages");
    }

    /// <summary>Whether a value depends on what the network's modules compute in this update.</summary>
    bool NeedsNetwork(string name)
    {
        if (needsNetwork.TryGetValue(name, out var known)) return known;
        needsNetwork[name] = false;
        return needsNetwork[name] = FindsNetwork(name);
    }

    bool FindsNetwork(string name)
    {
        if (Plan.Chain.Writer(name) >= 0 || Streamed(name)) return false;
        if (Plan.Producers.Of(name) is { Declaration: var declaration })
        {
            return declaration.Kind switch
            {
                Generators.Kind.Setting or Generators.Kind.Buffer or Generators.Kind.Fit => false,
                Generators.Kind.Value => declaration.Method!.Parameters.Any(parameter => parameter.Type.Category switch
                {
                    TypeCategory.Module => true,
                    TypeCategory.Function or TypeCategory.Component => false,
                    _ => NeedsNetwork(parameter.Name),
                }),
                _ => true,
            };
        }
        if (name is "features" or "logits") return true;
        foreach (var teacher in Plan.Teachers)
            if (teacher.Parse(name) is var (prefix, _) && (prefix.Length == 0 || Exists(prefix))) return prefix.Length > 0 && NeedsNetwork(prefix + "Images");
        return Prefixes().Any(prefix => Suffix(name, prefix) is { } value && IsNetworkName(value));
    }

    bool Exists(string prefix) => ImageValues().Contains(prefix + "Images");

    /// <summary>Whether a name stands for a network output, or for a value computed from network outputs alone.</summary>
    bool IsNetworkName(string name)
    {
        if (networkNames.TryGetValue(name, out var known)) return known;
        networkNames[name] = false;
        var isOutput = Plan.Producers.Of(name) is { Declaration: var declaration }
            ? declaration.Kind == Generators.Kind.Head || declaration.Kind == Generators.Kind.Value && IsFromNetwork(declaration.Method!)
            : name is "features" or "logits";
        networkNames[name] = isOutput;
        return isOutput;
    }

    bool IsFromNetwork(MethodModel method)
    {
        var values = method.Parameters.Where(parameter => Plan.Producers.Of(parameter.Name)?.Declaration.Kind switch
        {
            Generators.Kind.Fit or Generators.Kind.Buffer => false,
            Generators.Kind.Value => true,
            _ => parameter.Type.Category == TypeCategory.Tensor,
        }).ToArray();
        return values.Length > 0 && values.All(parameter => IsNetworkName(parameter.Name));
    }
}
