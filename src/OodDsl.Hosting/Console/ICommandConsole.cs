using Spectre.Console;

namespace OodDsl.Hosting;

/// <summary>What commands write to.</summary>
interface ICommandConsole
{
    /// <summary>Stdout, for people.</summary>
    IAnsiConsole Out { get; }

    /// <summary>Stderr, for people.</summary>
    IAnsiConsole Error { get; }

    /// <summary>Stdout, for data: no wrapping, no colours.</summary>
    TextWriter Data { get; }

    /// <summary>What shows a run's progress: a bar on a terminal, plain lines elsewhere.</summary>
    /// <param name="stdoutIsData">Stdout is wanted for data: progress goes to stderr.</param>
    IRunDisplay Display(bool stdoutIsData);
}
