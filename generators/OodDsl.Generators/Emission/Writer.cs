using System.Text;

namespace OodDsl.Generators;

/// <summary>Writes indented text; blocks are disposable, so that an emitter reads as its output does.</summary>
sealed class Writer
{
    const int Width = 4;

    /// <summary>Longer statements and comments are broken after a comma or before a plus.</summary>
    const int Widest = 150;

    readonly StringBuilder text = new();
    int depth;

    public void Line(string line = "") => Write(line, goesOn: false);

    /// <param name="line">The text.</param>
    /// <param name="goesOn">It belongs to the line before, whose other continuations stand as far in.</param>
    void Write(string line, bool goesOn)
    {
        if (IsBreakable(line) && Break(line, Widest - depth * Width) is var at and > 0)
        {
            var rest = line.Substring(at + 1);
            Write(line.Substring(0, at), goesOn);
            // What goes on stands below what it belongs to: of a comment in line with it.
            if (Comment(line) is { Length: > 0 } slashes)
            {
                Write(Margin(line) + slashes + rest, goesOn);
                return;
            }
            if (!goesOn) depth++;
            Write(Margin(line) + rest, goesOn: true);
            if (!goesOn) depth--;
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

    /// <summary>A statement, the header of a method, or a comment.</summary>
    static bool IsBreakable(string line) =>
        line.EndsWith(";", StringComparison.Ordinal) || line.EndsWith(")", StringComparison.Ordinal) || Comment(line).Length > 0;

    static string Comment(string line)
    {
        var written = line.TrimStart(' ');
        return written.StartsWith("/// ", StringComparison.Ordinal) ? "/// " : written.StartsWith("// ", StringComparison.Ordinal) ? "// " : "";
    }

    static string Margin(string line) => line.Substring(0, line.Length - line.TrimStart(' ').Length);

    /// <summary>Where the line goes on in the next: after the last comma or before the last plus that fits, outside of texts; 0 if it fits whole.</summary>
    static int Break(string line, int width)
    {
        if (line.Length <= width) return 0;
        var (at, quoted) = (0, false);
        for (var i = 0; i + 2 < line.Length && i < width; i++)
        {
            if (line[i] == '"' && line[i - 1] != '\\') quoted = !quoted;
            else if (!quoted && line[i] == ',' && line[i + 1] == ' ') at = i + 1;
            else if (!quoted && line[i] == ' ' && line[i + 1] == '+' && line[i + 2] == ' ') at = i;
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
