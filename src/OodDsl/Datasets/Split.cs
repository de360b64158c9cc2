namespace OodDsl;

/// <summary>Which part of a data set.</summary>
public enum Split
{
    /// <summary>The images to learn from. Validation images are taken from these by the benchmark.</summary>
    Train,

    /// <summary>The images to evaluate on.</summary>
    Test,
}
