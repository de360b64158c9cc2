using TorchSharp.Signatures;

// Usage: TorchSharp.Signatures OUTPUT.cs [LEFT-OUT.txt]
if (args is not [var output, .. var rest] || rest.Length > 1)
{
    Console.Error.WriteLine("Usage: TorchSharp.Signatures OUTPUT.cs [LEFT-OUT.txt]");
    return 2;
}
var (source, leftOut) = SourceWriter.Write(SignatureRecord.Load());
File.WriteAllText(output, source);
if (rest is [var list]) File.WriteAllLines(list, leftOut.Select(item => item.ToString()));
Console.WriteLine($"{output}: {leftOut.Count} types and members of the record left out.");
return 0;
