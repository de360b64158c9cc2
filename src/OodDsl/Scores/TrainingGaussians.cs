namespace OodDsl;

/// <summary>Gaussians of the training set: one per class with a common covariance, or one of all.</summary>
static class TrainingGaussians
{
    /// <summary>One per class that has rows, with the covariance of all rows around their classes' means.</summary>
    /// <param name="rows">[M, D].</param>
    /// <param name="labels">[M], int64.</param>
    /// <param name="prepare">What is done first to some rows in double precision, each by itself.</param>
    /// <returns>The means times the whitening [K, D], and the whitening [D, D]; float64.</returns>
    internal static (Tensor WhitenedMeans, Tensor Whitening) Tied(Tensor rows, Tensor labels, Func<Tensor, Tensor> prepare)
    {
        using var scope = NewDisposeScope();
        var classes = labels.max().item<long>() + 1;
        var means = Moments.MeanPerClass(rows, labels, classes, prepare);
        var whitening = Whitening(Moments.Second(rows, prepare, (start, count) => means.index_select(0, labels.narrow(0, start, count))));
        var present = CountPerClass(labels, classes) > 0;
        return (means[present].matmul(whitening).MoveToOuterDisposeScope(), whitening.MoveToOuterDisposeScope());
    }

    /// <summary>One of all rows.</summary>
    /// <param name="rows">[M, D].</param>
    /// <param name="prepare">As <see cref="Tied"/> has it.</param>
    /// <returns>The mean times the whitening [1, D], and the whitening [D, D]; float64.</returns>
    internal static (Tensor WhitenedCenter, Tensor Whitening) Whole(Tensor rows, Func<Tensor, Tensor> prepare)
    {
        using var scope = NewDisposeScope();
        var center = Moments.Mean(rows, prepare);
        var whitening = Whitening(Moments.Second(rows, prepare, (_, _) => center));
        return (center.matmul(whitening).MoveToOuterDisposeScope(), whitening.MoveToOuterDisposeScope());
    }
}
