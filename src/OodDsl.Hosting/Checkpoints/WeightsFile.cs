namespace OodDsl.Hosting;

/// <summary>Reads weights from whatever file has them: safetensors, or what <c>torch.save</c> wrote; the first bytes say which.</summary>
static class WeightsFile
{
    /// <summary>The tensors by name, on the host, in the caller's dispose scope.</summary>
    /// <exception cref="UserException">The file is missing or damaged, or holds something else.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path)
    {
        if (!File.Exists(path)) return TensorFile.Read(path).Tensors;
        if (IsPointer(path))
            throw new UserException(
                ExitCode.Environment, $"{path} holds no weights, but where Git LFS keeps them.", "Fetch them in the repository that it is from: git lfs pull");
        return TorchFile.Is(path) ? TorchFile.Read(path) : TensorFile.Read(path).Tensors;
    }

    // What a clone without Git LFS has in place of large files.
    static bool IsPointer(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[Pointer.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(Pointer);
    }

    static ReadOnlySpan<byte> Pointer => "version https://git-lfs.github.com/spec/"u8;
}
