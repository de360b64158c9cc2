using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace OodDsl.Hosting;

/// <summary>Finds in a stack which declaration and which generated statement an exception comes from.</summary>
static class FailurePlace
{
    const string Generated = ".g.cs";
    // How the build writes the repository's folder into debug information.
    const string Root = "/_/";

    /// <summary>The innermost method of the experiments' own code, or else the innermost component.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="experiments">The assembly of the experiments.</param>
    public static string? Declaration(Exception error, Assembly experiments)
    {
        var frames = Frames(error);
        var own = Array.Find(frames, frame => frame.GetMethod()?.Module.Assembly == experiments && frame.GetFileName() is { } file && !IsGenerated(file));
        if (own is not null) return $"{Signature(own.GetMethod()!)}, {Place(own)}";
        var component = frames.Select(frame => frame.GetMethod()?.DeclaringType).FirstOrDefault(type => type?.IsSubclassOf(typeof(Component)) == true);
        return component is null ? null : $"[{component.Name.Split('`')[0]}]";
    }

    /// <summary>The innermost generated statement.</summary>
    public static string? Statement(Exception error)
    {
        var frame = Array.Find(Frames(error), frame => frame.GetFileName() is { } file && IsGenerated(file));
        if (frame is null) return null;
        return Line(frame.GetFileName()!, frame.GetFileLineNumber()) is { } text ? $"{text}  ({Place(frame)})" : Place(frame);
    }

    static StackFrame[] Frames(Exception error) => new StackTrace(error.GetBaseException(), fNeedFileInfo: true).GetFrames();

    static bool IsGenerated(string file) => file.EndsWith(Generated, StringComparison.Ordinal);

    static string Signature(MethodBase method) =>
        $"{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.Name))})";

    static string Place(StackFrame frame) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(frame.GetFileName())}, line {frame.GetFileLineNumber()}");

    static string? Line(string file, int number)
    {
        if (Find(file) is not { } path) return null;
        var lines = File.ReadAllLines(path);
        return number >= 1 && number <= lines.Length ? lines[number - 1].Trim() : null;
    }

    static string? Find(string file)
    {
        if (File.Exists(file)) return file;
        if (!file.StartsWith(Root, StringComparison.Ordinal)) return null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, file[Root.Length..]) is var path && File.Exists(path)) return path;
        return null;
    }
}
