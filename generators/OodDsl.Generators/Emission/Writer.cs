using System.Text;

namespace OodDsl.Generators;

/// <summary>Writes indented text; blocks are disposable, so that an emitter reads as its output does.</summary>
sealed class Writer
{
    const int Width = 4;

    /// <summary>Longer statements are broken after a comma.</summary>
    const int Widest = 150;

    readonly StringBuilder text = new();
    int depth;

    public void Line(string line = "")
    {
        if (IsBreakable(line) && Break(line, Widest - depth * Width) is var at and > 0)
        {
            Line(line.Substring(0, at));
            depth++;
            Line(line.Substring(at + 1));
            depth--;
            return;
        }
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

    /// <summary>A statement, or the header of a method.</summary>
    static bool IsBreakable(string line) => line.EndsWith(";", StringComparison.Ordinal) || line.EndsWith(")", StringComparison.Ordinal);

    /// <summary>Where the line goes on in the next: after the last comma that fits, outside of texts; 0 if it fits whole.</summary>
    static int Break(string line, int width)
    {
        if (line.Length <= width || line.StartsWith("//", StringComparison.Ordinal)) return 0;
        var (at, quoted) = (0, false);
        for (var i = 0; i + 1 < line.Length && i < width; i++)
        {
            if (line[i] == '"' && line[i - 1] != '\\') quoted = !quoted;
            else if (!quoted && line[i] == ',' && line[i + 1] == ' ') at = i + 1;
        }
        return at;
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
