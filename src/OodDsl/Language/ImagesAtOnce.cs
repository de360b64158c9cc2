namespace OodDsl;

/// <summary>How many images go through a network at once without training it: everything that they need is in memory together.</summary>
static class ImagesAtOnce
{
    /// <summary>500 up to 32 x 32 pixels, fewer of larger ones, for the memory of convolutions.</summary>
    internal static int Of(long height, long width) => (int)Math.Clamp(Pixels / (height * width), Fewest, Most);

    const int Most = 500;
    const int Fewest = 8;
    const int Pixels = Most * 32 * 32;
}
