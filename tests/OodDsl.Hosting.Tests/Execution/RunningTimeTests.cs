namespace OodDsl.Hosting.Tests;

public sealed class RunningTimeTests
{
    readonly SteppedTime clock = new();
    TimeSpan worked;

    [Fact]
    public void Time_in_which_the_process_was_stopped_does_not_pass()
    {
        var time = new RunningTime(clock, () => worked);
        var began = time.GetTimestamp();
        Pass(seconds: 2, work: 0);
        Assert.Equal(2, Elapsed(), 1e-9);
        // A minute's stop, after which a little is done before it is seen.
        Pass(seconds: 60, work: 0.05);
        Assert.Equal(2, Elapsed(), 1e-9);
        // A long piece of work without a beat, as on a machine that is much too busy.
        Pass(seconds: 30, work: 2);
        Assert.Equal(32, Elapsed(), 1e-9);

        double Elapsed() => time.GetElapsedTime(began).TotalSeconds;

        void Pass(double seconds, double work)
        {
            clock.Pass(TimeSpan.FromSeconds(seconds));
            worked += TimeSpan.FromSeconds(work);
        }
    }

    [Fact]
    public void The_process_s_own_runs()
    {
        var began = RunningTime.OfProcess.GetTimestamp();
        Thread.Sleep(50);
        Assert.InRange(RunningTime.OfProcess.GetElapsedTime(began).TotalMilliseconds, 45, 60_000);
    }
}
