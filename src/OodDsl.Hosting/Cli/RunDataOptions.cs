using System.CommandLine;
using System.CommandLine.Parsing;

namespace OodDsl.Hosting;

/// <summary>The options of every command that reads a run's images: where they are, and how much memory they may take.</summary>
sealed class RunDataOptions
{
    readonly Option<string[]> data = RunOptions.Data();
    readonly Option<long?> memory = new("--image-memory")
    {
        Description = "Memory that images may take, such as 6G: what does not fit is read as the run goes, to the same bits. Default: OOD_IMAGE_MEMORY, or a quarter of the machine's.",
        HelpName = "size",
        CustomParser = Bytes,
    };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [data, memory];

    /// <summary>What was asked for.</summary>
    /// <exception cref="UserException">A named folder does not exist.</exception>
    public RunData Of(ParseResult arguments, ICommandConsole console, CancellationToken cancellation) =>
        new(RunOptions.Folders(arguments.GetValue(data), console, cancellation), arguments.GetValue(memory));

    static long? Bytes(ArgumentResult result)
    {
        try
        {
            return ImageMemory.Parse(result.Tokens[0].Value);
        }
        catch (UserException error)
        {
            result.AddError($"{error.Message} {error.Remedy}");
            return null;
        }
    }
}
