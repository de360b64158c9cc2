namespace OodDsl.Hosting;

/// <summary>The plane in which a sample varies most: its mean and the two leading eigenvectors of its covariance (PCA, Pearson, 1901).</summary>
sealed class PrincipalPlane : IDisposable
{
    readonly Tensor mean;
    readonly Tensor axes;

    PrincipalPlane(Tensor mean, Tensor axes, double first, double second) => (this.mean, this.axes, First, Second) = (mean, axes, first, second);

    /// <summary>Share of the fitted sample's variance along the first axis, in [0, 1].</summary>
    public double First { get; }

    /// <summary>The same along the second.</summary>
    public double Second { get; }

    /// <summary>Fits the plane.</summary>
    /// <param name="sample">[N, D], N of at least 2 and D of at least 2, finite.</param>
    public static PrincipalPlane Fit(Tensor sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var values = sample.to(ScalarType.Float64).cpu();
        var centre = values.mean([0L], keepdim: true);
        var centred = values - centre;
        var (rows, width) = (values.shape[0], values.shape[1]);
        // Of the two products that share their eigenvalues, the smaller one.
        var isWide = width > rows;
        var (spectrum, vectors) = linalg.eigh(isWide ? centred.matmul(centred.T) : centred.T.matmul(centred));
        var leading = vectors.narrow(1, vectors.shape[1] - 2, 2).flip([1L]);
        var directions = isWide ? centred.T.matmul(leading) : leading;
        directions = directions / linalg.vector_norm(directions, dims: [0L], keepdim: true).clamp_min(1e-300);
        // An eigenvector's sign is arbitrary: its largest entry is made positive, so that pictures of one run agree.
        var largest = directions.abs().argmax(0).unsqueeze(0);
        directions *= directions.gather(0, largest).sign();
        var total = centred.square().sum().item<double>();
        var eigenvalues = spectrum.narrow(0, spectrum.shape[0] - 2, 2).data<double>().ToArray();
        return new(
            centre.DetachFromDisposeScope(), directions.DetachFromDisposeScope(), total > 0 ? Math.Max(0, eigenvalues[1]) / total : 0, total > 0 ? Math.Max(0, eigenvalues[0]) / total : 0);
    }

    /// <summary>The places of rows [M, D] in the plane.</summary>
    public (double X, double Y)[] Project(Tensor rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var flat = (rows.to(ScalarType.Float64).cpu() - mean).matmul(axes).contiguous().data<double>().ToArray();
        return [.. flat.Chunk(2).Select(pair => (pair[0], pair[1]))];
    }

    /// <summary>Share of the variance of rows, about the plane's own mean, that lies in the plane: how much of another set the picture shows.</summary>
    public double Shown(Tensor rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var centred = rows.to(ScalarType.Float64).cpu() - mean;
        var whole = centred.square().sum().item<double>();
        return whole > 0 ? centred.matmul(axes).square().sum().item<double>() / whole : 1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        mean.Dispose();
        axes.Dispose();
    }
}
