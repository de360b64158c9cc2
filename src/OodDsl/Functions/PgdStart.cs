namespace OodDsl;

/// <summary>Where projected gradient ascent starts.</summary>
public enum PgdStart
{
    /// <summary>Anywhere in the box alike (Madry et al., 2018).</summary>
    Uniform,

    /// <summary>At the image plus 0.001 times normal noise (TRADES, Zhang et al., 2019): at the image itself the divergence has no slope.</summary>
    Jitter,

    /// <summary>At the image.</summary>
    Clean,
}
