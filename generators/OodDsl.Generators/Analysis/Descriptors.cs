using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>The rules as the compiler knows them. The other parts of this class hold them by category.</summary>
static partial class Descriptors
{
    /// <summary>Where the rules' pages are in the repository.</summary>
    const string Pages = "generators/OodDsl.Generators/docs/rules/", PageEnd = ".md";

    // After the parts' fields, whose order of initialisation is not defined: made on first use.
    static ImmutableArray<DiagnosticDescriptor> all;

    public static ImmutableArray<DiagnosticDescriptor> All => all.IsDefault ? all = Known() : all;

    public static DiagnosticDescriptor Of(string rule) => All.First(descriptor => descriptor.Id == rule);

    /// <summary>A mistake in words, without the list of all that could have been meant.</summary>
    public static string Text(Problem problem)
    {
        object[] arguments = [.. problem.Rule is Rules.NothingMakes ? problem.Arguments.Take(2).Append("") : problem.Arguments];
        var text = string.Format(CultureInfo.InvariantCulture, Of(problem.Rule).MessageFormat.ToString(CultureInfo.InvariantCulture), arguments);
        return text.Replace(" There are: ", "").TrimEnd('.');
    }

    static ImmutableArray<DiagnosticDescriptor> Known() =>
    [
        NothingMakes, TwoMakers, Cycle, WrongType, WrongResult, MissingStream, ComponentNotDeclared, TwoDefaults, NoLinearClassifier,
        SettingUnread, SettingNotConstant, WithoutRemovesNothing, TwoInOneSlot, FitNotTaken, NoFunctionOfImages, StepWithoutUpdate,
        TwoModes, ThresholdWithoutScore, OtherBenchmark, DependencyOverlaps, DependencyCycle, NoRun, OneMethod, Unreachable, NotStatic,
        NotPartial, TwoParts, Generic, FileLocal, AxisTakenForType, MixedMetric, TrainingOnly, StreamOverlaps, AugmentationAsksNetwork, BatchDraws,
        ScoreReadsUntrained, NothingTrains, FitOnUntrained, WeightOfZero, LogComputes, LossTrainsNothing, FrozenFromNowhere, BatchTooSmall,
        StaticTensor, Await, MissingSlot, NoScores, StreamUnread, FitUnread, NameClash, MapWithoutMasks,
    ];
}
