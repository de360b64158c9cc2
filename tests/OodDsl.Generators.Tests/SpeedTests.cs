using System.Diagnostics;

namespace OodDsl.Generators.Tests;

/// <summary>What a keystroke costs with fifty experiments. The limit is loose, for machines that do other things as well.</summary>
public class SpeedTests(ITestOutputHelper output)
{
    const int Experiments = 50, Keystrokes = 15;

    [Fact]
    public void AKeystrokeIsCheap()
    {
        var project = TestProject.Reference;
        for (var i = 0; i < Experiments; i++)
        {
            project = project.With($"Sample{i}.cs", $$"""
                namespace Experiments;
                /// <summary>Sample.</summary>
                [Experiment, Outliers<Photos>, OutlierExposure(Weight = {{i}}.5)]
                public partial class Sample{{i}} : Reference
                {
                    [Setting] static double Sigma => {{i}};
                    [Value] static Tensor Direction(Tensor features) => features / features.norm(1);
                    [Score] static Tensor Scaled(Tensor direction, double sigma) => (direction / sigma).sum(1);
                    [Without<OutlierExposure>] partial class Plain : Sample{{i}};
                }
                """);
        }
        var cold = Stopwatch.StartNew();
        var run = project.Run();
        output.WriteLine($"cold: {cold.Elapsed.TotalMilliseconds:f0} ms");
        Assert.Equal((Experiments * 2) + 1, run.Files.Count);

        var times = new List<double>();
        for (var i = 0; i < Keystrokes; i++)
        {
            project = project.Edit("Sample7.cs", ".sum(1)", $".sum(1) + {i} - {i}");
            var compilation = project.Compile();
            var watch = Stopwatch.StartNew();
            run = run.Over(compilation);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        output.WriteLine($"keystroke: median {times[Keystrokes / 2]:f1} ms, fastest {times[0]:f1} ms");
        Assert.True(times[0] < 100, $"The fastest keystroke took {times[0]:f0} ms.");
    }
}
