using OodDsl.Documentation;

// dotnet run --project generators/OodDsl.Documentation -- REPOSITORY
if (args is not [var root] || !Directory.Exists(root))
{
    Console.Error.WriteLine("error: expected one argument, the folder of the repository");
    return 2;
}
foreach (var (path, text) in Documents.All())
{
    var file = Path.Combine(root, path);
    // A file that is written without need looks like a change to the launcher.
    if (File.Exists(file) && File.ReadAllText(file) == text) continue;
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, text);
}
return 0;
