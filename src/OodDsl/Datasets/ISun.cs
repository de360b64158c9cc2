namespace OodDsl;

/// <summary>
/// 8,925 images of SUN with gaze data (iSUN, Xu et al., 2015), resized to 32 x 32 (Liang, Li, Srikant; ICLR 2018).
/// </summary>
[Overlaps<Sun>]
public sealed class ISun() : SceneSet(
    new(3, 32, 32), new("iSUN"),
    "Download it from the page of ODIN's authors (github.com/facebookresearch/odin) and unpack it into a data folder.");
