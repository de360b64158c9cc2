using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>
/// Stamps libraries of components: what a compiler can't see in a reference assembly, setting defaults and a hash of the code, is written
/// into attributes of the assembly.
/// </summary>
[Generator]
public sealed class StampGenerator : IIncrementalGenerator
{
    /// <summary>Step name, for the tests of incrementality.</summary>
    public const string Step = "Stamps";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var stamps = context.CompilationProvider.Select(Read).WithTrackingName(Step);
        context.RegisterSourceOutput(stamps, static (output, stamps) =>
        {
            if (stamps.Count > 0) output.AddSource("ComponentStamps.g.cs", Write(stamps));
        });
    }

    static EquatableArray<StampModel> Read(Compilation compilation, CancellationToken cancellation) =>
        compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary && compilation.GetTypeByMetadataName("OodDsl.Component") is not null
            ? new StampReader(compilation, cancellation).Read().ToEquatable()
            : default;

    static string Write(EquatableArray<StampModel> stamps)
    {
        var writer = new Writer();
        writer.Lines("// What a compiler can't see in a reference assembly: generated. Do not edit.");
        foreach (var stamp in stamps)
        {
            var arguments = new[] { stamp.Type, stamp.Hash }.Concat(stamp.Defaults).Select(Quote);
            writer.Line($"[assembly: global::OodDsl.ComponentStamp({string.Join(", ", arguments)})]");
        }
        return writer.ToString();
    }

    static string Quote(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}

/// <summary>What is stamped, its hash, and its settings as <c>Name=literal</c>.</summary>
sealed record StampModel(string Type, string Hash, EquatableArray<string> Defaults);
