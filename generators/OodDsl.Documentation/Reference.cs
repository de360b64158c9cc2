using System.Text;
using OodDsl.Generators;

namespace OodDsl.Documentation;

/// <summary>The reference of the language: values, kinds, components with their settings, data sets, benchmarks, functions.</summary>
static class Reference
{
    public static string Write()
    {
        var text = new StringBuilder("# Reference of the language\n\n<!-- Made by `./ood generate` from doc comments and component stamps. -->\n\n")
            .Append("The [guide](guide.md) explains how they work together; the [rules](../../../generators/OodDsl.Generators/docs/rules/README.md) ")
            .Append("say what the compiler refuses.\n");
        Values(text);
        Kinds(text);
        foreach (var group in Components.All().GroupBy(known => known.Kind).OrderBy(group => group.Key.Name, StringComparer.Ordinal))
        {
            text.Append($"\n## {Heading(group.Key)}\n");
            if (group.Key == typeof(Score)) ScoreTable.Write(text, group.Select(known => known.Component));
            foreach (var (kind, component) in group) Component(text, kind, component);
        }
        Types(text, "Data sets", typeof(DataSet));
        Types(text, "Benchmarks", typeof(Benchmark));
        text.Append("\n## Functions\n\nImported everywhere; they may be used without the language.\n\n| Function | |\n| --- | --- |\n");
        foreach (var method in Components.Functions())
            text.Append($"| `{Cell(CSharp.Signature(method))}` | {Markdown.FirstSentence(Components.Comments.Summary(method))} |\n");
        return text.ToString();
    }

    static void Values(StringBuilder text)
    {
        text.Append("\n## Values\n\nA parameter receives the value of its name. Built in, beside what an experiment declares:\n\n| Name | Type | Where | |\n| --- | --- | --- | --- |\n");
        foreach (var value in BuiltIns.Values) text.Append($"| `{value.Name}` | `{value.Type}` | {value.Where} | {value.Meaning} |\n");
        text.Append("\nComposed of other names; the longest prefix wins:\n\n| Name | |\n| --- | --- |\n");
        foreach (var (name, meaning) in BuiltIns.Composed) text.Append($"| `{name}` | {meaning} |\n");
        text.Append("\nBy type, whatever the name:\n\n| Type | |\n| --- | --- |\n");
        foreach (var (type, meaning) in BuiltIns.ByType) text.Append($"| `{type}` | {meaning} |\n");
    }

    static void Kinds(StringBuilder text)
    {
        text.Append("\n## Kinds\n\nThe attributes that a declaration is made of. On a static method the kind stands itself; components derive from it.\n");
        foreach (var kind in Components.Kinds())
        {
            text.Append($"\n### {CSharp.Name(kind)}\n\n{Components.Comments.Summary(kind)}\n");
            Settings(text, [.. Components.Settings(kind, kind: null)]);
        }
    }

    static void Component(StringBuilder text, Type kind, Type component)
    {
        text.Append($"\n### {CSharp.Name(component)}\n\n{Components.Comments.Summary(component)}\n");
        Settings(text, [.. Components.Settings(component, kind)]);
        var methods = Components.Methods(component).Select(CSharp.Signature).ToArray();
        if (methods.Length > 0) text.Append($"\n```csharp\n{string.Join("\n", methods)}\n```\n");
    }

    static void Settings(StringBuilder text, IReadOnlyList<SettingDoc> settings)
    {
        if (settings.Count == 0) return;
        text.Append("\n| Setting | Type | Default | |\n| --- | --- | --- | --- |\n");
        foreach (var setting in settings)
        {
            var value = setting.Default.Length > 0 ? $"`{Cell(setting.Default)}`" : "";
            text.Append($"| `{setting.Name}` | `{Cell(setting.Type)}` | {value} | {setting.Meaning} |\n");
        }
    }

    static void Types(StringBuilder text, string heading, Type parent)
    {
        text.Append($"\n## {heading}\n\n| Type | |\n| --- | --- |\n");
        foreach (var type in Components.DerivedFrom(parent)) text.Append($"| `{Cell(CSharp.Name(type))}` | {Components.Comments.Summary(type)} |\n");
    }

    static string Heading(Type kind) => CSharp.Name(kind) switch
    {
        "Backbone" => "Backbones",
        "Loss" => "Losses",
        "Fit" => "Fits",
        "DataStream<T>" => "Streams",
        "ImageAugmentation" => "Image augmentations",
        "InputLayer" => "Input layers",
        var name => name + "s",
    };

    static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
