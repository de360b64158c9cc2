using System.Numerics;

namespace OodDsl.Hosting;

/// <summary>Classification of ID images: how often right, and how honest the confidence.</summary>
public static class Calibration
{
    /// <summary>Share of images whose predicted class is the right one.</summary>
    /// <exception cref="ArgumentException">No images, or the lengths differ.</exception>
    public static double Accuracy(ReadOnlySpan<int> predicted, ReadOnlySpan<int> labels)
    {
        if (predicted.Length != labels.Length)
            throw new ArgumentException($"{predicted.Length} predictions for {labels.Length} labels.", nameof(predicted));
        if (labels.IsEmpty) throw new ArgumentException("There are no images.", nameof(labels));
        var right = 0;
        for (var i = 0; i < labels.Length; i++)
            if (predicted[i] == labels[i]) right++;
        return (double)right / labels.Length;
    }

    /// <summary>
    /// Expected calibration error (Guo et al., 2017): over bins (b/B, (b+1)/B] of equal width, the mean of |accuracy - mean confidence| weighted
    /// by the images in the bin. Confidence 0 belongs to the first bin.
    /// </summary>
    /// <param name="confidences">[N], the probability of the predicted class, in [0, 1].</param>
    /// <param name="right">[N], whether the prediction was right.</param>
    /// <param name="bins">Number of bins B.</param>
    /// <exception cref="ArgumentException">No images, lengths that differ, or a confidence outside of [0, 1].</exception>
    public static double ExpectedError<T>(ReadOnlySpan<T> confidences, ReadOnlySpan<bool> right, int bins = 15) where T : IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        if (confidences.Length != right.Length)
            throw new ArgumentException($"{confidences.Length} confidences for {right.Length} images.", nameof(confidences));
        if (right.IsEmpty) throw new ArgumentException("There are no images.", nameof(right));
        // Sum of (right or not) - confidence in each bin; its size over N is the bin's weighted share of the error.
        var gaps = new double[bins];
        for (var i = 0; i < right.Length; i++)
        {
            var confidence = double.CreateChecked(confidences[i]);
            if (!(confidence is >= 0 and <= 1))
                throw new ArgumentException($"The confidence of image {i} is {confidence}, not a probability.", nameof(confidences));
            gaps[Math.Max(0, (int)Math.Ceiling(confidence * bins) - 1)] += (right[i] ? 1 : 0) - confidence;
        }
        return gaps.Sum(Math.Abs) / right.Length;
    }
}
