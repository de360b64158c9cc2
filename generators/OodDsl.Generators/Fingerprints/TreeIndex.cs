using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OodDsl.Generators;

/// <summary>The code units of one file. Made once per syntax tree: a keystroke costs the one file it is in.</summary>
sealed class TreeIndex
{
    /// <summary>What every member of a static class brings along: its static constructor.</summary>
    public static string Initializer(string path) => ".cctor " + path;

    /// <summary>
    /// Extensions that are called without being named: operators, and what <c>foreach</c>, <c>await</c>, queries and initialisers call.
    /// </summary>
    public const string Unnamed = ".operator";

    static readonly HashSet<string> CalledUnnamed = new(StringComparer.Ordinal)
    {
        "Deconstruct", "GetEnumerator", "GetAsyncEnumerator", "GetAwaiter", "Add", "Slice",
        "Select", "SelectMany", "Where", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "GroupBy", "Join", "GroupJoin", "Cast",
    };

    /// <summary>A folder of the paths that the compiler gives to generated files.</summary>
    static readonly string Generator = typeof(ExperimentGenerator).FullName!;

    static readonly ConditionalWeakTable<SyntaxTree, TreeIndex> Trees = new();

    public static TreeIndex Of(SyntaxTree tree) => Trees.GetValue(tree, static tree => new TreeIndex(tree.GetRoot(CancellationToken.None)));

    /// <summary>A project's files without those of <see cref="ExperimentGenerator"/>, which analyzers see and the generator does not.</summary>
    public static IEnumerable<SyntaxTree> Written(Compilation compilation) =>
        compilation.SyntaxTrees.Where(static tree => tree.FilePath.IndexOf(Generator, StringComparison.Ordinal) < 0);

    TreeIndex(SyntaxNode root)
    {
        if (root is not CompilationUnitSyntax unit) return;
        Usings(unit.Usings);
        foreach (var member in unit.Members) Add(member, "", null);
        Names = NamesOf(unit);
    }

    /// <summary>What other files may mean by a name of this one: types with their bases, members of static classes, global usings.</summary>
    public string Names { get; } = "";

    public List<ClassEntry> Classes { get; } = [];

    /// <summary>Enums and delegates.</summary>
    public List<(string Name, CodeUnit Unit)> Types { get; } = [];

    public List<(string Name, CodeUnit Unit)> Aliases { get; } = [];

    /// <summary>Simple names of classes whose members a <c>using static</c> imports.</summary>
    public List<string> Imported { get; } = [];

    void Add(MemberDeclarationSyntax member, string path, ClassEntry? outer)
    {
        switch (member)
        {
            case BaseNamespaceDeclarationSyntax space:
                Usings(space.Usings);
                foreach (var inner in space.Members) Add(inner, path + space.Name + ".", outer);
                break;
            case TypeDeclarationSyntax type:
                Add(type, path, outer);
                break;
            case BaseTypeDeclarationSyntax type:
                Types.Add((type.Identifier.ValueText, new CodeUnit(type, outer, [])));
                break;
            case DelegateDeclarationSyntax type:
                Types.Add((type.Identifier.ValueText, new CodeUnit(type, outer, [])));
                break;
            default: break;
        }
    }

    void Add(TypeDeclarationSyntax type, string path, ClassEntry? outer)
    {
        var name = type.Identifier.ValueText;
        var bases = type.BaseList?.Types.SelectMany(parent => parent.DescendantTokens())
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText).ToArray() ?? [];
        var entry = new ClassEntry(name, path + name, type.Modifiers.Any(SyntaxKind.StaticKeyword), bases, outer);
        entry.Whole = new CodeUnit(type, entry, []);
        Classes.Add(entry);
        foreach (var member in type.Members) AddMember(member, entry);
    }

    void AddMember(MemberDeclarationSyntax member, ClassEntry entry)
    {
        switch (member)
        {
            case TypeDeclarationSyntax { Identifier.ValueText: "" } extensions:
                foreach (var extension in extensions.Members) AddMember(extension, entry);
                return;
            case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                Add(member, entry.Path + ".", entry);
                return;
            default: break;
        }
        var unit = new CodeUnit(member, entry, [Initializer(entry.Path)]);
        var extends = IsExtension(member);
        foreach (var name in NamesOf(member, entry, extends)) entry.Members.Add((name, unit, extends || IsUnnamed(name)));
    }

    string NamesOf(CompilationUnitSyntax unit)
    {
        var classes = Classes.Select(entry =>
            $"{entry.Path}:{string.Join(",", entry.Bases)}{(entry.IsStatic ? "{" + string.Join(",", entry.Members.Select(member => member.Name)) + "}" : "")}");
        var usings = unit.Usings.Where(directive => !directive.GlobalKeyword.IsKind(SyntaxKind.None) || directive.Alias is not null)
            .Select(directive => directive.ToString());
        return string.Join("\n", classes.Concat(Types.Select(type => type.Name)).Concat(usings).Concat(Imported));
    }

    static bool IsExtension(MemberDeclarationSyntax member) =>
        member.Parent is TypeDeclarationSyntax { Identifier.ValueText: "" }
            || member is MethodDeclarationSyntax { ParameterList.Parameters: [var first, ..] } && first.Modifiers.Any(SyntaxKind.ThisKeyword);

    static bool IsUnnamed(string name) => name[0] == '.';

    static IEnumerable<string> NamesOf(MemberDeclarationSyntax member, ClassEntry entry, bool extends) => member switch
    {
        MethodDeclarationSyntax { Identifier.ValueText: var name } => extends && CalledUnnamed.Contains(name) ? [name, Unnamed] : [name],
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        EventDeclarationSyntax declared => [declared.Identifier.ValueText],
        ConstructorDeclarationSyntax => [Initializer(entry.Path)],
        _ => [Unnamed],
    };

    void Usings(SyntaxList<UsingDirectiveSyntax> usings)
    {
        foreach (var directive in usings)
        {
            if (directive.Alias is { } alias) Aliases.Add((alias.Name.Identifier.ValueText, new CodeUnit(directive.NamespaceOrType, null, [])));
            else if (!directive.StaticKeyword.IsKind(SyntaxKind.None)
                && directive.NamespaceOrType.GetLastToken().ValueText is { } name) Imported.Add(name);
        }
    }
}
