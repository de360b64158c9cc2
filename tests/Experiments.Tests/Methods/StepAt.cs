using System.Diagnostics.CodeAnalysis;
using OodDsl;
using static TorchSharp.torch;

namespace Experiments.Tests;

/// <summary>A step of an epoch, with draws that any place shares.</summary>
sealed class StepAt : StepInfo
{
    [SetsRequiredMembers]
    public StepAt(int epoch, int inEpoch = 0) =>
        (Epoch, Index, IndexInEpoch, StepsPerEpoch, Steps) = (epoch, 10 * epoch + inEpoch, inEpoch, 10, 100);

    public override Generator Random(string place) => new(1);

    public override Random Dice(string place) => new(1);
}
