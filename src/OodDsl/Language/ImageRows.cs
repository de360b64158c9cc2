namespace OodDsl;

/// <summary>
/// The images of a whole set, for a fit that reads pixels: a parameter of this type called <c>trainImages</c> or <c>validationImages</c> receives it.
/// They are read a few at a time, as often as wanted, to the same bits whether the set is held or decoded from its files; a <see cref="Tensor"/>
/// parameter of the same name holds all of them at once.
/// </summary>
public abstract class ImageRows
{
    /// <summary>N.</summary>
    public abstract int Count { get; }

    /// <summary>C.</summary>
    public abstract int Channels { get; }

    /// <summary>H.</summary>
    public abstract int Height { get; }

    /// <summary>W.</summary>
    public abstract int Width { get; }

    /// <summary>The run's device, which all images that are read lie on.</summary>
    public abstract Device Device { get; }

    /// <summary>Images by their rows.</summary>
    /// <param name="rows">[B], int64, each in 0..N-1; a row may come more than once.</param>
    /// <returns>[B, C, H, W], float32 in [0, 1].</returns>
    /// <exception cref="DataFormatException">The file of an image is damaged; it is named.</exception>
    public abstract Tensor At(Tensor rows);

    /// <summary>Images that follow each other; those after them are read ahead.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="count">B.</param>
    /// <returns>[B, C, H, W], float32 in [0, 1].</returns>
    /// <exception cref="DataFormatException">The file of an image is damaged; it is named.</exception>
    public abstract Tensor Run(int start, int count);

    /// <summary>How many images a fit reads to forward them at once: no more than an evaluation does, which takes few of large ones.</summary>
    /// <param name="most">Of small ones.</param>
    public int AtOnce(int most = 250) => Math.Min(most, ImagesAtOnce.Of(Height, Width));

    /// <summary>All images in the order of their rows, or the first ones.</summary>
    /// <param name="size">Images at once.</param>
    /// <param name="first">How many; null: all.</param>
    /// <returns>[B, C, H, W], float32 in [0, 1]; each is freed when the next is asked for.</returns>
    public IEnumerable<Tensor> Batches(int size, int? first = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var end = Math.Min(Count, first ?? Count);
        for (var start = 0; start < end; start += size)
        {
            using var images = Run(start, Math.Min(size, end - start));
            yield return images;
        }
    }

    /// <summary>Images that are there.</summary>
    /// <param name="images">[N, C, H, W], in [0, 1]; they stay the caller's.</param>
    public static ImageRows Of(Tensor images) => new HeldRows(images);

    sealed class HeldRows(Tensor images) : ImageRows
    {
        public override int Count => checked((int)images.shape[0]);

        public override int Channels => (int)images.shape[1];

        public override int Height => (int)images.shape[2];

        public override int Width => (int)images.shape[3];

        public override Device Device => images.device;

        public override Tensor At(Tensor rows) => images.index_select(0, rows);

        public override Tensor Run(int start, int count) => images.narrow(0, start, count);
    }
}
