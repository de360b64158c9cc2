using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>
/// The files that what is known of a class can depend on: those of every class, alias or static member whose name can be reached from its
/// text, its attributes and bases included.
/// </summary>
sealed class ReachableFiles(ProjectIndex project)
{
    readonly HashSet<CodeUnit> reached = [];
    readonly Stack<CodeUnit> open = new();

    public static HashSet<SyntaxTree> Of(ProjectIndex project, string type)
    {
        var walk = new ReachableFiles(project);
        walk.Name(type);
        walk.Name(TreeIndex.Unnamed);
        while (walk.open.Count > 0) walk.Visit(walk.open.Pop());
        return [.. walk.reached.Select(unit => unit.Tree)];
    }

    void Visit(CodeUnit unit)
    {
        foreach (var mention in unit.Mentions) Name(mention);
        // All parts of the classes around it, whose members it sees by their simple names.
        for (var scope = unit.Owner; scope is not null; scope = scope.Outer) Name(scope.Name);
    }

    void Name(string name)
    {
        foreach (var entry in project.Classes(name)) Add(entry.Whole!);
        foreach (var unit in project.Units(name)) Add(unit);
    }

    void Add(CodeUnit unit)
    {
        if (reached.Add(unit)) open.Push(unit);
    }
}
