using TorchSharp.Modules;

namespace OodDsl;

/// <summary>
/// Activation normalisation (Glow, Kingma and Dhariwal, 2018): <c>(z - shift) exp(-logScale)</c> per dimension. The first training batch sets shift
/// and scale to its mean and (unbiased) deviation; from then on they are ordinary parameters. That it has happened is a buffer.
/// </summary>
sealed class ActNorm : Module
{
    readonly double floor;
    bool initialized;

    /// <summary>For rows of a width; the floor is added to the deviations of the first batch.</summary>
    internal ActNorm(long width, double floor = 1e-6) : base(nameof(ActNorm))
    {
        this.floor = floor;
        register_parameter("shift", Parameter(zeros(width)));
        register_parameter("logScale", Parameter(zeros(width)));
        register_buffer("batches", zeros(1, dtype: int64));
    }

    // Moving a module may replace what is registered.
    Parameter Shift => get_parameter("shift")!;
    Parameter LogScale => get_parameter("logScale")!;

    /// <summary>[N, D] to [N, D], and the logarithm of the determinant, a number that all rows share.</summary>
    internal (Tensor Rows, Tensor LogDeterminant) Encode(Tensor rows)
    {
        if (training && !initialized) Initialize(rows.detach());
        return ((rows - Shift) * (-LogScale).exp(), -LogScale.sum());
    }

    internal Tensor Decode(Tensor rows) => rows * LogScale.exp() + Shift;

    /// <summary>How many dimensions are scaled as ones whose deviation is less than 1e-5, a number.</summary>
    internal Tensor Flat() => (LogScale < Math.Log(1e-5)).sum();

    void Initialize(Tensor rows)
    {
        var batches = get_buffer("batches")!;
        // The flag is read until it is set: a checkpoint may have set it.
        initialized = batches.item<long>() > 0;
        if (initialized) return;
        if (rows.shape[0] < 2)
            throw new UserException(ExitCode.Configuration, "A flow starts from its first batch, which has one row only.",
                "Train it in larger batches: Train(BatchSize = 250), say.");
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        Shift.copy_(rows.mean([0]));
        LogScale.copy_((rows.std([0]) + floor).log());
        batches.fill_(1);
        initialized = true;
    }
}
