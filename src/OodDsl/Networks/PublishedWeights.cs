namespace OodDsl;

/// <summary>
/// Weights of a backbone in a safetensors file, under PyTorch's names: <c>weights/NETWORK-NAME.safetensors</c> in a data folder, such as
/// <c>weights/resnet50-torchvision-imagenet1k-v1.safetensors</c>.
/// </summary>
/// <param name="Network">The network's name in lower case, such as <c>resnet50</c>.</param>
/// <param name="Name">The setting <c>Weights</c>.</param>
/// <param name="Classifier">
/// Prefix of the names of the published network's own last layer, such as <c>fc</c>: no part of the backbone, but copied into the layer
/// <c>logits</c> where it fits.
/// </param>
public sealed record PublishedWeights(string Network, string Name, string Classifier)
{
    static readonly Dictionary<string, string> Addresses = new(StringComparer.Ordinal)
    {
        ["resnet18-torchvision-imagenet1k-v1"] = "https://download.pytorch.org/models/resnet18-f37072fd.pth",
        ["resnet34-torchvision-imagenet1k-v1"] = "https://download.pytorch.org/models/resnet34-b627a593.pth",
        ["resnet50-torchvision-imagenet1k-v1"] = "https://download.pytorch.org/models/resnet50-0676ba61.pth",
        ["resnet50-torchvision-imagenet1k-v2"] = "https://download.pytorch.org/models/resnet50-11ad3fa6.pth",
        ["efficientnet-b4-imagenet1k"] = "https://download.pytorch.org/models/efficientnet_b4_rwightman-23ab8bcd.pth",
        ["vit-b16-torchvision-imagenet1k-v1"] = "https://download.pytorch.org/models/vit_b_16-c867db91.pth",
        ["vit-b16-imagenet21k-1k"] = "https://huggingface.co/timm/vit_base_patch16_224.augreg_in21k_ft_in1k/resolve/main/model.safetensors",
    };

    /// <summary>The weights that a setting names; null where it is empty.</summary>
    /// <exception cref="UserException">The name can't be part of a file's name.</exception>
    public static PublishedWeights? Of(string network, string name, string classifier)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0) return null;
        if (name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_' or '.')))
            throw new UserException(ExitCode.Configuration, $"The weights '{name}' of {network} can't be the name of a file.",
                "Use letters, digits, '-', '_' and '.'.");
        return new(network, name, classifier);
    }

    /// <summary>The file.</summary>
    public DataFile File => new($"weights/{Network}-{Name}.safetensors", "", Address is { } address && IsSafetensors(address) ? new(address) : null, 0);

    /// <summary>Where the weights were published, as far as this library knows; else null.</summary>
    public string? Address => Addresses.GetValueOrDefault($"{Network}-{Name}");

    /// <summary>How to get the file, in a sentence.</summary>
    public string Remedy => Address switch
    {
        null =>
            $"Save the network's state_dict() with safetensors.torch.save_file as {File.RelativePath} in a data folder (--data or OOD_DATA), or with torch.save as .pth.",
        { } address => $"Save {address} as weights/{Network}-{Name}{Path.GetExtension(address)} in a data folder (--data or OOD_DATA).",
    };

    /// <summary>For messages: "weights torchvision-imagenet1k-v1 of resnet50".</summary>
    public override string ToString() => $"weights {Name} of {Network}";

    static bool IsSafetensors(string address) => address.EndsWith(".safetensors", StringComparison.Ordinal);
}
