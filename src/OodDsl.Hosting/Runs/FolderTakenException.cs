namespace OodDsl.Hosting;

/// <summary>A run's folder holds another run. Where the folder was not the user's choice, the run takes the next one.</summary>
sealed class FolderTakenException(string message)
    : UserException(ExitCode.Environment, message, "Name another folder with --output; runs are never overwritten.");
