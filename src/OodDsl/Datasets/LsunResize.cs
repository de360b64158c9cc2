namespace OodDsl;

/// <summary>
/// 10,000 test images of LSUN's ten scenes (Yu et al., 2015), resized to 32 x 32 (Liang, Li, Srikant; ICLR 2018).
/// </summary>
public sealed class LsunResize() : SceneSet(
    new(3, 32, 32), new("LSUN_resize", "LSUN_R"),
    "Download it from the page of ODIN's authors (github.com/facebookresearch/odin) and unpack it into a data folder.");
