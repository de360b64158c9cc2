using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>
/// Everything that some code can reach in its project, and the stamps of what it reaches in libraries. Identifiers are followed by name, and a
/// member of a static class only where the class is named or imported: more than is called is taken in only where both collide, and nothing that
/// is called is left out.
/// </summary>
sealed class Closure(Compilation compilation)
{
    readonly ProjectIndex project = ProjectIndex.Of(compilation);
    readonly StampTable stamps = StampTable.Of(compilation);

    /// <summary>Hash of all code that an experiment's declarations reach.</summary>
    public string Hash(IEnumerable<RawDeclaration> declarations)
    {
        var walk = new Walk(project, stamps);
        foreach (var declaration in declarations)
        {
            if (declaration.Kind == Kind.Seeds) continue;
            if (declaration.Member is not null) walk.Member(declaration.Layer, declaration.Member.Name);
            foreach (var attribute in declaration.Others.Prepend(declaration.Attribute)) walk.Type(attribute.AttributeClass!);
        }
        return walk.Finish();
    }

    /// <summary>Hash of a class with all that it reaches.</summary>
    public string Hash(IEnumerable<CodeUnit> roots)
    {
        var walk = new Walk(project, stamps);
        foreach (var root in roots) walk.Add(root);
        return walk.Finish();
    }

    sealed class Walk(ProjectIndex project, StampTable stamps)
    {
        readonly HashSet<CodeUnit> reached = [];
        readonly HashSet<string> libraries = new(StringComparer.Ordinal);
        readonly Stack<CodeUnit> open = new();

        public void Add(CodeUnit unit)
        {
            if (reached.Add(unit)) open.Push(unit);
        }

        /// <summary>A named member of one experiment class.</summary>
        public void Member(INamedTypeSymbol type, string member)
        {
            var path = type.ToDisplayString(StampReader.Paths);
            foreach (var entry in project.Classes(type.Name))
                if (entry.Path == path) Members(entry, member);
        }

        public void Type(ITypeSymbol type)
        {
            Name(type.Name);
            if (type is INamedTypeSymbol named)
                foreach (var argument in named.TypeArguments) Type(argument);
        }

        public string Finish()
        {
            Name(TreeIndex.Unnamed);
            while (open.Count > 0)
            {
                var (units, known) = project.Reached(open.Pop(), stamps);
                foreach (var unit in units) Add(unit);
                libraries.UnionWith(known);
            }
            var hashes = reached.Select(unit => unit.Hash).Distinct(StringComparer.Ordinal).OrderBy(hash => hash, StringComparer.Ordinal);
            return Hashing.Of(string.Join("\n", hashes.Concat(libraries.OrderBy(stamp => stamp, StringComparer.Ordinal))));
        }

        void Name(string name)
        {
            foreach (var unit in project.Units(name)) Add(unit);
            foreach (var stamp in stamps.Named(name))
                if (stamp.Class is null) libraries.Add(stamp.Text);
        }

        void Members(ClassEntry entry, string member)
        {
            foreach (var (name, unit, _) in entry.Members)
                if (name == member) Add(unit);
        }
    }
}
