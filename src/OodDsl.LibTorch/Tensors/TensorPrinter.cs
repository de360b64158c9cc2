using System.Globalization;
using System.Numerics;
using System.Text;

namespace TorchSharp;

/// <summary>Writes tensors. Long dimensions are cut in the middle, where dots stand for what is left out.</summary>
internal sealed record TensorPrinter
{
    public TensorStringStyle Style { get; init; } = TensorStringStyle.Julia;

    public string Format { get; init; } = "g5";

    public int Width { get; init; } = 100;

    public string NewLine { get; init; } = Environment.NewLine;

    public int Rows { get; init; } = 50;

    public int Columns { get; init; } = 20;

    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    public string Text(torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        using var mode = torch.no_grad();
        var header = $"[{string.Join('x', tensor.shape)}], type = {tensor.dtype}, device = {tensor.device}";
        if (tensor.device_type == DeviceType.META || tensor.is_sparse) return header;
        if (Style == TensorStringStyle.Metadata) return tensor.ndim == 0 ? $"{header}, value = {Number(tensor)}" : header;
        var cells = tensor.detach().cpu().resolve_conj().resolve_neg();
        if (Style == TensorStringStyle.Numpy) return Nested(cells, "[", "]", " ", 1);
        if (Style == TensorStringStyle.CSharp) return cells.ndim == 0 ? Number(cells) : Nested(cells, "{", "}", ", ", 1);
        if (cells.ndim == 0) return $"{header}, value = {Number(cells)}";
        var text = new StringBuilder(header).Append(NewLine);
        Julia(text, cells, "");
        return text.ToString();
    }

    // Matrices under their indices; a vector in one line.
    void Julia(StringBuilder text, torch.Tensor tensor, string index)
    {
        if (tensor.ndim > 2)
        {
            foreach (var place in Places(tensor.shape[0], Rows))
                if (place >= 0) Julia(text, tensor[place], $"{index}{place},");
                else text.Append("...").Append(NewLine);
            return;
        }

        if (index.Length > 0) text.Append('[').Append(index).Append("..,..] =").Append(NewLine);
        var rows = tensor.ndim == 1 ? [Row(tensor)] : Places(tensor.shape[0], Rows).Select(row => row < 0 ? ["..."] : Row(tensor[row])).ToArray();
        var widths = Enumerable.Range(0, rows.Select(row => row.Length).DefaultIfEmpty().Max()).Select(i => rows.Where(row => row.Length > i).Max(row => row[i].Length)).ToArray();
        foreach (var row in rows)
        {
            var line = string.Concat(row.Select((cell, i) => " " + cell.PadLeft(widths[i])));
            text.Append(line.Length <= Width ? line : string.Concat(line.AsSpan(0, Math.Max(0, Width - 4)), " ...")).Append(NewLine);
        }
    }

    string Nested(torch.Tensor tensor, string open, string close, string between, int depth)
    {
        if (tensor.ndim == 0) return Number(tensor);
        if (tensor.ndim == 1) return open + string.Join(between, Row(tensor)) + close;
        var separator = between.TrimEnd() + NewLine + new string(' ', depth);
        var parts = Places(tensor.shape[0], Rows).Select(i => i < 0 ? "..." : Nested(tensor[i], open, close, between, depth + 1));
        return open + string.Join(separator, parts) + close;
    }

    string[] Row(torch.Tensor vector) => [.. Places(vector.shape[0], Columns).Select(i => i < 0 ? "..." : Number(vector[i]))];

    // All positions, or the first and last ones with -1 between them.
    static IEnumerable<long> Places(long count, int most)
    {
        var half = Math.Max(most, 2) / 2;
        for (var i = 0L; i < count; i++)
        {
            if (count <= most || i < half || i >= count - half) yield return i;
            else if (i == half) yield return -1;
        }
    }

    string Number(torch.Tensor element)
    {
        var scalar = element.ToScalar();
        if (element.dtype == torch.ScalarType.Bool) return scalar.ToBoolean() ? "True" : "False";
        if (element.is_complex()) return Complex(scalar.ToComplexFloat64());
        return element.is_floating_point() ? Real(element, scalar) : scalar.ToInt64().ToString(Culture);
    }

    // A single has its own digits: as a double it would show the error of the conversion.
    string Real(torch.Tensor element, Scalar scalar) =>
        element.dtype == torch.ScalarType.Float64 ? scalar.ToDouble().ToString(Format, Culture) : scalar.ToSingle().ToString(Format, Culture);

    string Complex(Complex value) =>
        $"{value.Real.ToString(Format, Culture)}{(value.Imaginary < 0 ? "-" : "+")}{Math.Abs(value.Imaginary).ToString(Format, Culture)}i";
}
