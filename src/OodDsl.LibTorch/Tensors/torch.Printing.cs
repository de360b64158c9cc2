using System.Globalization;

namespace TorchSharp;

/// <summary>How tensors are written: their shape and type only, or with their elements as Julia, numpy or C# write them.</summary>
public enum TensorStringStyle
{
    Metadata = 0,
    Julia = 1,
    Numpy = 2,
    CSharp = 3,
    Default = 4,
}

public static partial class torch
{
    public const TensorStringStyle julia = TensorStringStyle.Julia;
    public const TensorStringStyle numpy = TensorStringStyle.Numpy;
    public const TensorStringStyle csharp = TensorStringStyle.CSharp;

    internal static TensorPrinter Printer { get; private set; } = new();

    /// <summary>What <see cref="TensorStringStyle.Default"/> stands for.</summary>
    public static TensorStringStyle TensorStringStyle
    {
        get => Printer.Style;
        set => Printer = Printer with { Style = value == TensorStringStyle.Default ? TensorStringStyle.Julia : value };
    }

    /// <summary>Sets how tensors are written from now on; what is null stays.</summary>
    public static void set_printoptions(
        TensorStringStyle? style = null, string? floatFormat = null, int? linewidth = null, string? newLine = null, int? maxRows = null, int? maxColumns = null)
    {
        if (style is { } other) TensorStringStyle = other;
        Printer = Printer with
        {
            Format = floatFormat ?? Printer.Format,
            Width = linewidth ?? Printer.Width,
            NewLine = newLine ?? Printer.NewLine,
            Rows = maxRows ?? Printer.Rows,
            Columns = maxColumns ?? Printer.Columns,
        };
    }

    /// <summary>The same with a number of digits.</summary>
    public static void set_printoptions(
        int precision, int? linewidth = null, string? newLine = null, bool sci_mode = false, int? maxRows = null, int? maxColumns = null) =>
        set_printoptions(null, (sci_mode ? "E" : "F") + precision.ToString(CultureInfo.InvariantCulture), linewidth, newLine, maxRows, maxColumns);

    public partial class Tensor
    {
        /// <summary>Shape, element type and device: <c>[2x3], type = Float32, device = cpu</c>; of a single number its value too.</summary>
        public override string ToString() => ToString(TensorStringStyle.Metadata);

        /// <param name="disamb">True for the default style, false for shape and type only.</param>
        /// <param name="fltFormat">The .NET format of real numbers.</param>
        /// <param name="width">The longest line.</param>
        /// <param name="cultureInfo">The culture; the invariant one if null.</param>
        /// <param name="newLine">What ends a line.</param>
        public string ToString(bool disamb, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            ToString(disamb ? TensorStringStyle.Default : TensorStringStyle.Metadata, fltFormat, width, cultureInfo, newLine);

        /// <inheritdoc cref="ToString(bool, string?, int?, CultureInfo?, string?)"/>
        public string ToString(
            TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            IsInvalid ? "(disposed)" : (Printer with
            {
                Style = style == TensorStringStyle.Default ? Printer.Style : style,
                Format = fltFormat ?? Printer.Format,
                Width = width ?? Printer.Width,
                Culture = cultureInfo ?? CultureInfo.InvariantCulture,
                NewLine = newLine ?? Printer.NewLine,
            }).Text(this);
    }
}
