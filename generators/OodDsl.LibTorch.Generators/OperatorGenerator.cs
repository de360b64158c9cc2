using Microsoft.CodeAnalysis;

namespace OodDsl.LibTorch.Generators;

/// <summary>Writes the body of every <c>[Aten]</c> method: its arguments, by name, to libtorch's operator.</summary>
[Generator]
public sealed class OperatorGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var methods = context.SyntaxProvider
            .ForAttributeWithMetadataName("TorchSharp.AtenAttribute", static (_, _) => true, OperatorParser.Parse)
            .WithTrackingName("Operators");
        context.RegisterSourceOutput(methods.Collect(), static (output, all) =>
        {
            foreach (var type in all.GroupBy(method => method.Type))
                output.AddSource(string.Join(".", type.Key.Select(part => part.Split(' ').Last())) + ".g.cs", OperatorEmitter.Emit(type.Key, [.. type]));
        });
    }
}
