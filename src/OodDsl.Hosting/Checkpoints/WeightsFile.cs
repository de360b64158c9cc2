namespace OodDsl.Hosting;

/// <summary>Reads weights from whatever file has them: safetensors, or what <c>torch.save</c> wrote; the first bytes say which.</summary>
static class WeightsFile
{
    /// <summary>The tensors by name, on the host, in the caller's dispose scope.</summary>
    /// <exception cref="UserException">The file is missing or damaged, or holds something else.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path) =>
        File.Exists(path) && TorchFile.Is(path) ? TorchFile.Read(path) : TensorFile.Read(path).Tensors;
}
