namespace OodDsl;

/// <summary>
/// 10,000 test images of Tiny ImageNet, resized to 32 x 32 (Liang, Li, Srikant; ICLR 2018).
/// </summary>
[Overlaps<TinyImageNet>, Overlaps<ImageNet1k>]
public sealed class TinyImageNetResize() : SceneSet(
    new(3, 32, 32), new("Imagenet_resize"),
    "Download it from the page of ODIN's authors (github.com/facebookresearch/odin) and unpack it into a data folder.");
