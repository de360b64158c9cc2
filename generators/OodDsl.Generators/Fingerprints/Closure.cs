using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>
/// Everything that some code can reach in its project, and the stamps of what it reaches in libraries. Identifiers are followed by name:
/// more than is called is taken in only where names collide, and nothing that is called is left out.
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
                var unit = open.Pop();
                var experiments = unit.Mentions.SelectMany(project.Experiments).ToArray();
                foreach (var mention in unit.Mentions)
                {
                    Name(mention);
                    Name(mention + "Attribute");
                    for (var scope = unit.Owner; scope is not null; scope = scope.Outer) Inherited(scope, mention, 0);
                    foreach (var experiment in experiments) Inherited(experiment, mention, 0);
                }
            }
            var hashes = reached.Select(unit => unit.Hash).Distinct(StringComparer.Ordinal).OrderBy(hash => hash, StringComparer.Ordinal);
            return Hashing.Of(string.Join("\n", hashes.Concat(libraries.OrderBy(stamp => stamp, StringComparer.Ordinal))));
        }

        void Name(string name)
        {
            foreach (var unit in project.Units(name)) Add(unit);
            foreach (var stamp in stamps.Named(name)) libraries.Add(stamp.Type + " " + stamp.Hash);
        }

        /// <summary>A member of this class, in any part of it, or of its bases.</summary>
        void Inherited(ClassEntry scope, string member, int depth)
        {
            foreach (var part in project.Classes(scope.Name))
            {
                if (part.Path != scope.Path) continue;
                if (project.IsStatic(part) || project.IsExperiment(part)) Members(part, member);
                if (depth > 64) continue;
                foreach (var parent in part.Bases.Where(parent => parent != part.Name).SelectMany(project.Classes)) Inherited(parent, member, depth + 1);
            }
        }

        void Members(ClassEntry entry, string member)
        {
            foreach (var (name, unit) in entry.Members)
                if (name == member) Add(unit);
        }
    }
}
