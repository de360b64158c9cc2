using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace OodDsl.Documentation;

/// <summary>All scores in one table: what each reads, what it fits, what it costs beside the one forward pass, and what <c>tune</c> tries.</summary>
static partial class ScoreTable
{
    public static void Write(StringBuilder text, IEnumerable<Type> scores)
    {
        text.Append("\nA score is higher for what is more in-distribution. All of them share one forward pass per image; those that need more say how many. ")
            .Append("`tune` tries the values of the last column. MCM reads a network whose logits are cosines of images and texts: ")
            .Append("an encoder of texts is not among the networks here.\n\n| Score | Paper | Reads | Fitted on | Passes more | Tries |\n| --- | --- | --- | --- | --- | --- |\n");
        // A generic one marks methods and computes nothing itself.
        foreach (var score in scores.Where(score => !score.IsGenericType))
        {
            var methods = Components.Methods(score).ToArray();
            var (compute, fit) = (Array.Find(methods, method => method.Name == "Compute"), Array.Find(methods, method => method.Name == "Fit"));
            var fitted = Fitted(fit).Concat(Shared(compute)).Where(name => name is not ("random" or "maps" or "forward")).Distinct(StringComparer.Ordinal);
            text.Append($"| [{score.Name}](#{score.Name.ToLowerInvariant()}) | {Paper(score)} | {Code(Reads(compute))} | {Code(fitted)} | {Passes(compute, fit)} | {Grids(score)} |\n");
        }
    }

    // Values that an experiment has; what is left of the parameters is what the score has fitted.
    static readonly string[] Values = ["images", "features", "logits", "classifierWeight", "classifierBias", "energyWeight", "teachersLogits", "maps", "forward", "random"];

    static IEnumerable<string> Reads(MethodInfo? method) => Parameters(method)
        .SelectMany(parameter => Maker<Value>(parameter) is { } maker ? Reads(maker) : [parameter.Name!]).Where(name => Values.Contains(name, StringComparer.Ordinal));

    /// <summary>What a fit reads, and the fits that it asks for.</summary>
    static IEnumerable<string> Fitted(MethodInfo? fit) =>
        Parameters(fit).SelectMany(parameter => Maker<Fit>(parameter) is { } maker ? Fitted(maker) : [parameter.Name!]);

    /// <summary>What the fits read that a score, or what it shares per batch, asks for.</summary>
    static IEnumerable<string> Shared(MethodInfo? method) =>
        Parameters(method).SelectMany(parameter => Maker<Fit>(parameter) is { } fit ? Fitted(fit) : Shared(Maker<Value>(parameter)));

    static ParameterInfo[] Parameters(MethodInfo? method) => method?.GetParameters() ?? [];

    static MethodInfo? Maker<T>(ParameterInfo parameter) where T : Attribute => Array.Find(
        parameter.ParameterType.GetMethods(BindingFlags.Public | BindingFlags.Static),
        method => method.ReturnType == parameter.ParameterType && method.IsDefined(typeof(T)));

    static string Passes(MethodInfo? compute, MethodInfo? fit) => string.Join("; ", new[]
    {
        compute?.GetParameters().Any(parameter => parameter.Name == "teachersLogits") == true ? "1 per teacher" : Passes(compute),
        Passes(fit) is { Length: > 0 } passes ? $"to fit {passes}" : "",
    }.Where(text => text.Length > 0));

    static string Passes(MethodInfo? method) => method?.GetCustomAttribute<PassesAttribute>() is { } passes
        ? $"{passes.Forward}{(passes.Backward > 0 ? $", {passes.Backward} backward" : "")}" : "";

    static string Grids(Type score) => string.Join("; ", score.GetProperties().Where(property => property.IsDefined(typeof(GridAttribute)))
        .Select(property => $"`{property.Name}` {string.Join(", ", property.GetCustomAttribute<GridAttribute>()!.Values.Select(Written))}"));

    static string Written(object value) => value is bool truth ? truth ? "true" : "false" : FormattableString.Invariant($"{value}");

    static string Code(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));

    static string Paper(Type score) => Citation().Match(Components.Comments.Summary(score)) is { Success: true } found ? found.Groups["paper"].Value : "";

    [GeneratedRegex(@"\((?<paper>[^()]*\d{4}[^()]*)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Citation();
}
