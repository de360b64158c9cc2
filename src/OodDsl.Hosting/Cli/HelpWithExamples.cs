using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace OodDsl.Hosting;

/// <summary>The usual help, and below it the command's examples.</summary>
sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is CliCommand { Examples: var examples })
        {
            output.WriteLine("Examples:");
            foreach (var (commandLine, does) in examples)
            {
                output.WriteLine($"  # {does}");
                output.WriteLine($"  {commandLine}");
            }
            output.WriteLine();
        }
        return (int)ExitCode.Done;
    }
}
