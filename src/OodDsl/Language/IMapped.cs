namespace OodDsl;

/// <summary>
/// A backbone's module that says which of its modules make feature maps. Of one that does not, <see cref="FeatureMaps"/> looks at the direct children, and
/// takes every output of four dimensions for a map [N, C, H, W].
/// </summary>
public interface IMapped
{
    /// <summary>The modules, in the order in which they run.</summary>
    IEnumerable<Module<Tensor, Tensor>> Mapped { get; }

    /// <summary>Whether their outputs are [N, H, W, C]. Who reads or changes maps sees [N, C, H, W] all the same.</summary>
    bool AreChannelsLast => false;
}
