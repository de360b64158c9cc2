using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;

namespace Experiments.Tests;

/// <summary>A debugger steps into a generated loop: the symbols name its lines and hold the text they speak of.</summary>
public sealed class SteppingTests
{
    static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Theory]
    [InlineData("baseline")]
    [InlineData("dias")]
    [InlineData("csi.labelled")]
    public void A_generated_loop_has_lines_and_text(string experiment)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(Repository.Program, ".pdb")));
        var symbols = provider.GetMetadataReader();
        var document = Assert.Single(symbols.Documents, handle =>
            symbols.GetString(symbols.GetDocument(handle).Name).EndsWith($"/{experiment}.g.cs", StringComparison.Ordinal));

        var lines = Text(symbols, document).Split('\n');
        Assert.Equal(File.ReadAllLines(Path.Combine(Repository.Root, "experiments", "generated", $"{experiment}.g.cs")), lines.SkipLast(1));
        var stops = symbols.MethodDebugInformation.SelectMany(method => symbols.GetMethodDebugInformation(method).GetSequencePoints())
            .Where(point => !point.IsHidden && point.Document == document).Select(point => lines[point.StartLine - 1].Trim()).ToArray();
        Assert.Contains("loss.backward();", stops);
        Assert.Contains(stops, line => line.StartsWith("scores.Add(", StringComparison.Ordinal));
    }

    // The length of the text before compression, then the text; 0: not compressed.
    static string Text(MetadataReader symbols, DocumentHandle document)
    {
        var source = Assert.Single(symbols.GetCustomDebugInformation(document).Select(handle => symbols.GetCustomDebugInformation(handle)),
            information => symbols.GetGuid(information.Kind) == EmbeddedSource);
        var bytes = symbols.GetBlobBytes(source.Value);
        using var stored = new MemoryStream(bytes, sizeof(int), bytes.Length - sizeof(int));
        using Stream text = BitConverter.ToInt32(bytes) == 0 ? stored : new DeflateStream(stored, CompressionMode.Decompress);
        using var reader = new StreamReader(text, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
