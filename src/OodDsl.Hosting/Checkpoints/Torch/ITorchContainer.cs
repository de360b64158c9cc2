namespace OodDsl.Hosting;

/// <summary>A file of PyTorch's: a pickle, and the storages of the tensors in it.</summary>
interface ITorchContainer : IDisposable
{
    /// <summary>The most bytes that a pickle may have: names and shapes of a few thousand tensors.</summary>
    const int LargestPickle = 16 << 20;

    /// <summary>What was saved.</summary>
    object? Content { get; }

    /// <summary>The numbers of a storage, on the host, in one dimension.</summary>
    /// <exception cref="FormatException">There is no such storage, or it has another length.</exception>
    Tensor Load(PickledStorage storage);
}
