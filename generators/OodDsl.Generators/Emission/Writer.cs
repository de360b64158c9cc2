using System.Text;

namespace OodDsl.Generators;

/// <summary>Writes indented text; blocks are disposable, so that an emitter reads as its output does.</summary>
sealed class Writer
{
    const int Width = 4;

    readonly StringBuilder text = new();
    int depth;

    public void Line(string line = "")
    {
        if (line.Length > 0) text.Append(' ', depth * Width).Append(line);
        text.Append('\n');
    }

    /// <summary>Several lines at the current depth.</summary>
    public void Lines(string lines)
    {
        foreach (var line in lines.Split('\n')) Line(line.TrimEnd('\r'));
    }

    /// <summary>A header and its braces, or braces alone.</summary>
    public Block Braces(string? header = null, string end = "}")
    {
        if (header is not null) Line(header);
        Line("{");
        depth++;
        return new Block(this, end);
    }

    /// <summary>A list's brackets, on lines of their own.</summary>
    public Block Brackets(bool last = false)
    {
        Line("[");
        depth++;
        return new Block(this, last ? "];" : "],");
    }

    public override string ToString() => text.ToString();

    public readonly struct Block(Writer writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer.depth--;
            writer.Line(end);
        }
    }
}
