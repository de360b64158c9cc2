namespace OodDsl;

/// <summary>
/// The 36,500 validation photographs of Places365's 365 scenes (Zhou et al., 2017), 256 x 256.
/// </summary>
public sealed class Places365() : SceneSet(
    new(3, 256, 256), new("places365_standard/val", "places365/val_256", "val_256"),
    "Download the small images (256 x 256) from places2.csail.mit.edu and unpack them into a data folder.");
