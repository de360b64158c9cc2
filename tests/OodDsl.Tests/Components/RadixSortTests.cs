namespace OodDsl.Tests;

public class RadixSortTests
{
    [Theory, InlineData(1), InlineData(2), InlineData(4000)]
    public void Sorts_single_and_double_precision(int count)
    {
        var random = new Seed(7)["numbers"].ToRandom();
        double[] doubles = [.. Enumerable.Range(0, count).Select(i => i % 7 == 0 ? 0 : Math.Pow(10, 30 * random.NextDouble() - 15))];
        foreach (var numbers in (double[][])[doubles, Array.ConvertAll(doubles, x => (double)(float)x), [.. doubles.Order()], new double[count]])
        {
            double[] expected = [.. numbers.Order()], sorted = [.. numbers];
            RadixSort.Sort(sorted, new double[count]);
            Assert.Equal(expected, sorted);

            var singles = Array.ConvertAll(numbers, x => (float)x);
            RadixSort.Sort(singles, new float[count]);
            Assert.Equal([.. expected.Select(x => (float)x)], singles);
        }
    }
}
