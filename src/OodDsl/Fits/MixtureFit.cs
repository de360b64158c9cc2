namespace OodDsl;

/// <summary>Expectation and maximisation for a mixture of Gaussians over sorted numbers, on the host: a fit is made once.</summary>
sealed class MixtureFit
{
    // scikit-learn's guard against components that nobody belongs to.
    const double Empty = 10 * 2.220446049250313e-16;

    readonly double[] numbers;
    readonly double[,] shares;
    readonly double floor;

    internal MixtureFit(double[] sorted, int components, double floor)
    {
        (numbers, this.floor) = (sorted, floor);
        (Weights, Means, Variances) = (new double[components], new double[components], new double[components]);
        shares = new double[numbers.Length, components];
        var nearest = Clusters(components);
        for (var i = 0; i < numbers.Length; i++) shares[i, nearest[i]] = 1;
        Maximise();
    }

    internal double[] Weights { get; }

    internal double[] Means { get; }

    internal double[] Variances { get; }

    /// <summary>Runs until the mean log-likelihood changes by less than the tolerance; gives the number of steps.</summary>
    internal int Run(int iterations, double tolerance)
    {
        var previous = double.NegativeInfinity;
        for (var step = 1; step <= iterations; step++)
        {
            var likelihood = Expect();
            Maximise();
            if (Math.Abs(likelihood - previous) < tolerance) return step;
            previous = likelihood;
        }
        return iterations;
    }

    double Expect()
    {
        var total = 0.0;
        Span<double> joint = stackalloc double[Means.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            for (var k = 0; k < joint.Length; k++)
            {
                var distance = numbers[i] - Means[k];
                joint[k] = Math.Log(Weights[k]) - (distance * distance / Variances[k] + Math.Log(2 * Math.PI * Variances[k])) / 2;
            }
            var largest = double.NegativeInfinity;
            foreach (var value in joint) largest = Math.Max(largest, value);
            var sum = 0.0;
            foreach (var value in joint) sum += Math.Exp(value - largest);
            var log = largest + Math.Log(sum);
            for (var k = 0; k < joint.Length; k++) shares[i, k] = Math.Exp(joint[k] - log);
            total += log;
        }
        return total / numbers.Length;
    }

    void Maximise()
    {
        for (var k = 0; k < Means.Length; k++)
        {
            var (weight, sum, squares) = (Empty, 0.0, 0.0);
            for (var i = 0; i < numbers.Length; i++)
            {
                weight += shares[i, k];
                sum += shares[i, k] * numbers[i];
            }
            var mean = sum / weight;
            for (var i = 0; i < numbers.Length; i++) squares += shares[i, k] * (numbers[i] - mean) * (numbers[i] - mean);
            (Weights[k], Means[k], Variances[k]) = (weight / numbers.Length, mean, squares / weight + floor);
        }
    }

    // Lloyd's algorithm from the middles of equal shares. Sorted numbers fall into runs.
    int[] Clusters(int components)
    {
        var centers = Enumerable.Range(0, components).Select(k => numbers[(int)((k + 0.5) / components * numbers.Length)]).ToArray();
        var nearest = new int[numbers.Length];
        for (var round = 0; round < 300; round++)
        {
            var (sums, counts) = (new double[components], new int[components]);
            for (var (i, k) = (0, 0); i < numbers.Length; i++)
            {
                while (k + 1 < components && Math.Abs(numbers[i] - centers[k + 1]) < Math.Abs(numbers[i] - centers[k])) k++;
                nearest[i] = k;
                sums[k] += numbers[i];
                counts[k]++;
            }
            var moved = false;
            for (var k = 0; k < components; k++)
            {
                var center = counts[k] > 0 ? sums[k] / counts[k] : centers[k];
                moved |= center != centers[k];
                centers[k] = center;
            }
            if (!moved) break;
        }
        return nearest;
    }
}
