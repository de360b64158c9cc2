using System.Collections.Concurrent;
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
    readonly ConcurrentDictionary<CodeUnit, (IReadOnlyList<CodeUnit> Units, IReadOnlyList<string> Libraries)> reached = new();
    readonly HashSet<string> imported = new(StringComparer.Ordinal);

    public static ProjectIndex Of(Compilation compilation) => Projects.GetValue(compilation, static compilation => new ProjectIndex(compilation));

    ProjectIndex(Compilation compilation)
    {
        var trees = TreeIndex.Written(compilation).Select(TreeIndex.Of).ToArray();
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
                foreach (var (name, unit, anywhere) in entry.Members)
                    if (anywhere || imported.Contains(entry.Name)) Add(units, name, unit);
            }
        }
    }

    public IReadOnlyList<ClassEntry> Classes(string name) => classes.TryGetValue(name, out var entries) ? entries : [];

    /// <summary>What is called so and can be meant without naming its class: types, aliases, extensions, members that are imported.</summary>
    public IReadOnlyList<CodeUnit> Units(string name) => units.TryGetValue(name, out var known) ? known : [];

    /// <summary>Any part may say <c>static</c>.</summary>
    public bool IsStatic(ClassEntry entry) => Classes(entry.Name).Any(part => part.IsStatic && part.Path == entry.Path);

    public bool IsExperiment(ClassEntry entry) => experiments.ContainsKey(entry.Name);

    public IReadOnlyList<ClassEntry> Experiments(string name) => experiments.TryGetValue(name, out var entries) ? entries : [];

    bool IsExperiment(string name, int depth) =>
        depth < 64
            && Classes(name).Any(part => part.Bases.Any(parent => parent == "Experiment" || parent != name && IsExperiment(parent, depth + 1)));

    /// <summary>
    /// What a unit mentions: code of the project, and stamps of libraries. Worked out once per unit, for all experiments that reach it.
    /// </summary>
    public (IReadOnlyList<CodeUnit> Units, IReadOnlyList<string> Libraries) Reached(CodeUnit unit, StampTable stamps)
    {
        if (reached.TryGetValue(unit, out var known)) return known;
        var found = new HashSet<CodeUnit>();
        var libraries = new HashSet<string>(StringComparer.Ordinal);
        var mentioned = unit.Mentions.SelectMany(Experiments).ToArray();
        // Whose members it may name: the classes it mentions, by their own names or others.
        var named = new HashSet<string>(unit.Mentions.SelectMany(Units).Where(alias => alias.IsAlias).SelectMany(alias => alias.Mentions), StringComparer.Ordinal);
        named.UnionWith(unit.Mentions);
        var helpers = named.SelectMany(Classes).Where(IsStatic).ToArray();
        foreach (var mention in unit.Mentions)
        {
            found.UnionWith(Units(mention));
            foreach (var stamp in stamps.Named(mention))
                if (stamp.Class is not { } of || named.Contains(of) || imported.Contains(of)) libraries.Add(stamp.Text);
            for (var scope = unit.Owner; scope is not null; scope = scope.Outer) Inherited(scope, mention, found, 0);
            foreach (var entry in mentioned.Concat(helpers)) Inherited(entry, mention, found, 0);
        }
        return reached.GetOrAdd(unit, ([.. found], [.. libraries]));
    }

    /// <summary>A member of this class, in any part of it, or of its bases.</summary>
    void Inherited(ClassEntry scope, string member, HashSet<CodeUnit> found, int depth)
    {
        foreach (var part in Classes(scope.Name))
        {
            if (part.Path != scope.Path) continue;
            if (IsStatic(part) || IsExperiment(part))
                found.UnionWith(part.Members.Where(known => known.Name == member).Select(known => known.Unit));
            if (depth > 64) continue;
            foreach (var parent in part.Bases.Where(parent => parent != part.Name).SelectMany(Classes)) Inherited(parent, member, found, depth + 1);
        }
    }

    static void Add<T>(Dictionary<string, List<T>> lists, string name, T item)
    {
        if (!lists.TryGetValue(name, out var list)) lists[name] = list = [];
        list.Add(item);
    }
}
