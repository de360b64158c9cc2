namespace OodDsl.Generators;

/// <summary>Streams and the augmentation chain.</summary>
sealed partial class BatchScope
{
    readonly Dictionary<(int Link, string Subject), Node> links = [];

    /// <summary>What the chain makes, or passes on, for others than itself.</summary>
    public HashSet<string> Outputs { get; } = new(StringComparer.Ordinal);

    /// <summary>A batch's own tensor: in evaluation a property, in training a local, in a function its parameter.</summary>
    Resolved? Batch(string property) => Kind switch
    {
        ScopeKind.Training or ScopeKind.Augmented => Raw(Names.Camel(property)),
        ScopeKind.Function => null,
        _ => new Resolved("batch." + property, TypeModel.Tensor),
    };

    bool Streamed(string name) =>
        name is "images" or "labels" or "indices" || Plan.Streams.Any(stream => name == stream.Images || name == stream.Labels);

    /// <summary>A value as it is after the links of the chain before a place.</summary>
    Resolved? Version(string name, int before)
    {
        var writer = Plan.Chain.Writer(name, before);
        if (writer < 0) return name == "targets" ? Version("labels", before) : Raw(name);
        var link = Plan.Chain.Links[writer];
        var subject = link.Kind == Generators.Kind.ImageAugmentation ? name : "";
        if (!links.TryGetValue((writer, subject), out var node)) links[(writer, subject)] = node = Link(link, writer, name);
        node.Asked.Add(name);
        var type = Chain.Made(link, name).First(made => made.Name == name).Type;
        return new Resolved(Locals.Name(name), type, node);
    }

    Node Link(Declaration link, int position, string images)
    {
        var makes = Chain.Made(link, images).Select(made => made.Name).ToArray();
        var node = new Node { Declaration = link, Makes = makes, Phase = Phase.Augmentation, Position = position, Subject = images };
        node.Code = Call(link, link.Method!, parameter => Input(link, parameter, position, images), node);
        Place(node);
        return node;
    }

    /// <summary>What a link of the chain reads: values as they are at its place.</summary>
    Resolved? Input(Declaration link, ParameterModel parameter, int position, string images)
    {
        if (link.Kind == Generators.Kind.ImageAugmentation)
        {
            return parameter.Type.Category switch
            {
                TypeCategory.DeviceRandom => new Resolved($"step.Random({DrawnFor(link, $"{images}/{link.Name}")})", parameter.Type),
                TypeCategory.Tensor => Version(images, position),
                _ => null,
            };
        }
        if (parameter.Type.Category != TypeCategory.Tensor) return null;
        if (Plan.Chain.Writer(parameter.Name) >= 0 || Streamed(parameter.Name)
            || parameter.Name == "targets") return Version(parameter.Name, position);
        if (!IsNetworkName(parameter.Name) && Plan.Producers.Of(parameter.Name) is not { Declaration.Kind: Generators.Kind.Value }) return null;
        Plan.Report(Rules.AugmentationAsksNetwork, link, parameter.Name, link.Name, parameter.Name);
        return new Resolved("default!", parameter.Type);
    }

    /// <summary>A value as its stream delivers it; null if no stream does.</summary>
    Resolved? Raw(string name)
    {
        var stream = Plan.Streams.FirstOrDefault(stream => name == stream.Images || name == stream.Labels);
        if (stream is null && name is not ("images" or "labels" or "indices")) return null;
        if (stream is not null) Plan.Used.Add(stream.Declaration.Key);
        var field = stream?.Field ?? "training";
        var node = Nodes.Find(node => node.Phase == Phase.Stream && node.Subject == field);
        if (node is null)
        {
            node = new Node
            {
                Declaration = stream?.Declaration,
                Subject = field,
                Phase = Phase.Stream,
                Makes = stream is null ? ["images", "labels", "indices"] : [stream.Images, stream.Labels],
            };
            Place(node);
        }
        node.Asked.Add(name);
        return new Resolved(Locals.Name(RawName(name)), TypeModel.Tensor, node);
    }

    /// <summary>Images that are augmented are called raw before, and with several views all that is repeated.</summary>
    public string RawName(string name) => Plan.Views > 1 || (name == "images" || IsImages(name)) && Plan.Chain.Writer(name) >= 0
        ? "raw" + Names.Pascal(name) : name;

    Resolved? RawStream(string name)
    {
        if (!name.StartsWith("raw", StringComparison.Ordinal) || name.Length < 4) return null;
        var images = Names.Camel(name.Substring(3));
        return IsTraining && Plan.Streams.Any(stream => stream.Images == images) ? Raw(images) : null;
    }

    Resolved? StreamClasses(string name)
    {
        if (Plan.Streams.FirstOrDefault(stream => stream.Classes == name) is not { } stream) return null;
        Plan.Used.Add(stream.Declaration.Key);
        return new Resolved($"{stream.Field}.Classes", TypeModel.Whole);
    }
}
