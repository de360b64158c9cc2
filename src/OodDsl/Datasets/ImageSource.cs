using System.Runtime.ExceptionServices;

namespace OodDsl;

/// <summary>
/// Images by their rows, which need not be in memory: held, decoded from files, or resized when they are asked for. Reading a row gives the same bytes
/// every time and is safe from several threads.
/// </summary>
public abstract class ImageSource
{
    /// <summary>Describes the images.</summary>
    /// <param name="count">N.</param>
    /// <param name="shape">Shape of every image.</param>
    /// <param name="labels">[N], each in 0..K-1, or null.</param>
    /// <param name="classNames">K names, or none.</param>
    protected ImageSource(int count, ImageShape shape, int[]? labels, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (shape.Channels < 1 || shape.Height < 1 || shape.Width < 1) throw new ArgumentException($"{shape} is no image shape.", nameof(shape));
        if (labels is not null && labels.Length != count) throw new ArgumentException($"{labels.Length} labels for {count} images.", nameof(labels));
        (Count, Shape, Labels, ClassNames) = (count, shape, labels, classNames);
    }

    /// <summary>N.</summary>
    public int Count { get; }

    /// <summary>Shape of every image.</summary>
    public ImageShape Shape { get; }

    /// <summary>C.</summary>
    public int Channels => Shape.Channels;

    /// <summary>H, in pixels.</summary>
    public int Height => Shape.Height;

    /// <summary>W, in pixels.</summary>
    public int Width => Shape.Width;

    /// <summary>[N], each in 0..K-1, or null. Not to be written to.</summary>
    public int[]? Labels { get; }

    /// <summary>K names, or none.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Bytes of all images together.</summary>
    public long Bytes => (long)Count * Shape.Length;

    /// <summary>Whether the bytes lie in memory as they are asked for: reading is copying.</summary>
    public virtual bool IsHeld => false;

    /// <summary>Whether the images have masks of what is defective.</summary>
    public virtual bool HasMasks => false;

    /// <summary>[N, H, W], not 0 where the image is defective, or null; read when asked for.</summary>
    public byte[]? Masks => HasMasks ? masks ??= ReadMasks() : null;

    byte[]? masks;

    /// <summary>Reads one image.</summary>
    /// <param name="row">0..N-1.</param>
    /// <param name="pixels">Receives [C, H, W], as many bytes as <see cref="ImageShape.Length"/> says.</param>
    /// <param name="mask">Receives [H, W] if the images have masks; may be empty.</param>
    /// <exception cref="DataFormatException">The image's file is damaged; it is named.</exception>
    public abstract void Read(int row, Span<byte> pixels, Span<byte> mask = default);

    /// <summary>The images of a set in memory.</summary>
    public static ImageSource Of(ImageSet images) => new HeldImages(images);

    /// <summary>Several sources, one after the other, of which the labels are numbered through.</summary>
    /// <exception cref="ArgumentException">None, or images of different shapes.</exception>
    public static ImageSource Join(params IReadOnlyList<ImageSource> sources) => sources is [var one] ? one : new JoinedImages(sources, numbersThrough: true);

    /// <summary>Reads all images, on all processors.</summary>
    /// <param name="name">The set's name, for messages.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="DataFormatException">A file is damaged; the first one in the set's order is named.</exception>
    /// <exception cref="UserException">They are more than a set can hold.</exception>
    public virtual ImageSet Load(string name = "the set", CancellationToken cancellation = default)
    {
        if (Bytes > Array.MaxLength)
            throw new UserException(
                ExitCode.Environment, $"The {Count} images of {name}, {Shape} each, are {Bytes >> 20} MB; a set holds {Array.MaxLength >> 20} MB.",
                "Use smaller images (the benchmark's Size), or fewer of them.");
        var (pixels, plane) = (new byte[Bytes], Height * Width);
        var drawn = HasMasks ? new byte[Count * plane] : null;
        Each(
            row => Read(row, pixels.AsSpan(row * Shape.Length, Shape.Length), drawn is null ? default : drawn.AsSpan(row * plane, plane)), cancellation);
        return new(pixels, Shape, Labels, ClassNames, drawn);
    }

    /// <summary>The given rows, in the given order; a row may come more than once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A row is not among them.</exception>
    public ImageSource Select(IReadOnlyList<int> rows) => new SelectedImages(this, rows, relabelled: null, ClassNames);

    /// <summary>The rows for which the predicate, called with row numbers in order, holds.</summary>
    public ImageSource Where(Func<int, bool> rows) => Select([.. Enumerable.Range(0, Count).Where(rows)]);

    /// <summary>The first <paramref name="count"/> rows, or all if there are fewer.</summary>
    public ImageSource Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count >= Count ? this : Select([.. Enumerable.Range(0, count)]);
    }

    /// <summary>As <see cref="ImageSet.OfClasses"/>.</summary>
    public ImageSource OfClasses(params IReadOnlyList<int> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (Labels is null) throw new InvalidOperationException("Images without labels have no classes to choose from.");
        var renamed = classes.Select((old, k) => (old, k)).ToDictionary(pair => pair.old, pair => pair.k);
        int[] rows = [.. Enumerable.Range(0, Count).Where(row => renamed.ContainsKey(Labels[row]))];
        return new SelectedImages(
            this, rows, Array.ConvertAll(rows, row => renamed[Labels[row]]), ClassNames.Count > 0 ? [.. classes.Select(old => ClassNames[old])] : []);
    }

    /// <summary>As <see cref="ImageSet.Shaped"/>, when the images are asked for: their bytes stay as small as they are.</summary>
    public ImageSource Shaped(ImageShape shape) => shape == Shape ? this : new ShapedImages(this, shape);

    /// <summary>Calls back for every row, on all processors; of several errors, the first in the order of rows is thrown.</summary>
    public void Each(Action<int> row, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        var (first, error) = (int.MaxValue, default(Exception));
        var gate = new Lock();
        Parallel.For(0, Count, new() { CancellationToken = cancellation }, n =>
        {
            if (n > Volatile.Read(ref first)) return;
            try
            {
                row(n);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                lock (gate)
                    if (n < first) (first, error) = (n, failure);
            }
        });
        if (error is not null) ExceptionDispatchInfo.Throw(error);
    }

    byte[] ReadMasks()
    {
        var plane = Height * Width;
        var all = new byte[checked(Count * plane)];
        Each(row => Read(row, new byte[Shape.Length], all.AsSpan(row * plane, plane)));
        return all;
    }
}
