namespace OodDsl;

/// <summary>Which copies <see cref="CutPaste"/> makes of an image, and how they are numbered.</summary>
public enum Pastes
{
    /// <summary>The image 0, with a pasted patch 1, with a pasted scar 2: the paper's main model.</summary>
    ThreeWay,

    /// <summary>The image 0, with a pasted patch 1.</summary>
    Patch,

    /// <summary>The image 0, with a pasted scar 1.</summary>
    Scar,

    /// <summary>The image 0, with a patch of its mean colour 1 (Cutout): the control.</summary>
    Erase,
}
