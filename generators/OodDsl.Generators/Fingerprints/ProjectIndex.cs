using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>All code units of a project by name.</summary>
sealed class ProjectIndex
{
    static readonly ConditionalWeakTable<Compilation, ProjectIndex> Projects = new();

    readonly Dictionary<string, List<ClassEntry>> classes = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<CodeUnit>> units = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<ClassEntry>> experiments = new(StringComparer.Ordinal);
    readonly HashSet<string> imported = new(StringComparer.Ordinal);

    public static ProjectIndex Of(Compilation compilation) => Projects.GetValue(compilation, static compilation => new ProjectIndex(compilation));

    ProjectIndex(Compilation compilation)
    {
        var trees = compilation.SyntaxTrees.Select(tree => TreeIndex.Of(tree, CancellationToken.None)).ToArray();
        foreach (var tree in trees)
        {
            imported.UnionWith(tree.Imported);
            foreach (var entry in tree.Classes) Add(classes, entry.Name, entry);
        }
        foreach (var tree in trees)
        {
            foreach (var (name, unit) in tree.Types) Add(units, name, unit);
            foreach (var (name, unit) in tree.Aliases) Add(units, name, unit);
            foreach (var entry in tree.Classes)
            {
                // The members of experiments are reached one by one, from within or qualified.
                if (IsExperiment(entry.Name, depth: 0))
                {
                    Add(experiments, entry.Name, entry);
                    continue;
                }
                if (!IsStatic(entry)) Add(units, entry.Name, entry.Whole!);
                if (!IsStatic(entry) && !imported.Contains(entry.Name)) continue;
                foreach (var (name, unit) in entry.Members) Add(units, name, unit);
            }
        }
    }

    public IReadOnlyList<ClassEntry> Classes(string name) => classes.TryGetValue(name, out var entries) ? entries : [];

    /// <summary>Types, aliases and members of static classes called so.</summary>
    public IReadOnlyList<CodeUnit> Units(string name) => units.TryGetValue(name, out var known) ? known : [];

    /// <summary>Any part may say <c>static</c>.</summary>
    public bool IsStatic(ClassEntry entry) => Classes(entry.Name).Any(part => part.IsStatic && part.Path == entry.Path);

    public bool IsExperiment(ClassEntry entry) => experiments.ContainsKey(entry.Name);

    public IReadOnlyList<ClassEntry> Experiments(string name) => experiments.TryGetValue(name, out var entries) ? entries : [];

    bool IsExperiment(string name, int depth) =>
        depth < 64 && Classes(name).Any(part => part.Bases.Any(parent => parent == "Experiment" || parent != name && IsExperiment(parent, depth + 1)));

    static void Add<T>(Dictionary<string, List<T>> lists, string name, T item)
    {
        if (!lists.TryGetValue(name, out var list)) lists[name] = list = [];
        list.Add(item);
    }
}
