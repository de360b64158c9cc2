namespace OodDsl.Generators;

/// <summary>Ids of the rules: 0xx wiring, 1xx leakage, 2xx training, 3xx structure.</summary>
static class Rules
{
    public const string NothingMakes = "OOD001";
    public const string TwoMakers = "OOD002";
    public const string Cycle = "OOD003";
    public const string WrongType = "OOD004";
    public const string WrongResult = "OOD005";
    public const string MissingStream = "OOD006";
    public const string ComponentNotDeclared = "OOD007";
    public const string TwoDefaults = "OOD008";
    public const string NoLinearClassifier = "OOD009";
    public const string SettingUnread = "OOD010";
    public const string SettingNotConstant = "OOD011";
    public const string WithoutRemovesNothing = "OOD012";
    public const string TwoInOneSlot = "OOD013";
    public const string FitNotTaken = "OOD014";
    public const string OneMethod = "OOD015";
    public const string Unreachable = "OOD016";
    public const string NotStatic = "OOD017";
    public const string NotPartial = "OOD018";
    public const string TwoParts = "OOD019";
    public const string Generic = "OOD020";
    public const string NoFunctionOfImages = "OOD021";
    public const string FileLocal = "OOD022";
    public const string AxisTakenForType = "OOD023";
    public const string MixedMetric = "OOD024";

    public const string TrainingOnly = "OOD101";
    public const string StreamOverlaps = "OOD102";
    public const string AugmentationAsksNetwork = "OOD103";
    public const string OtherBenchmark = "OOD104";
    public const string DependencyOverlaps = "OOD105";
    public const string BatchDraws = "OOD106";

    public const string ScoreReadsUntrained = "OOD201";
    public const string NothingTrains = "OOD202";
    public const string FitOnUntrained = "OOD203";
    public const string WeightOfZero = "OOD204";
    public const string LogComputes = "OOD205";
    public const string StepWithoutUpdate = "OOD206";
    public const string TwoModes = "OOD207";
    public const string LossTrainsNothing = "OOD208";
    public const string FrozenFromNowhere = "OOD209";
    public const string BatchTooSmall = "OOD210";
    public const string StaticTensor = "OOD212";
    public const string Await = "OOD213";

    public const string MissingSlot = "OOD301";
    public const string NoScores = "OOD302";
    public const string StreamUnread = "OOD303";
    public const string FitUnread = "OOD304";
    public const string NameClash = "OOD305";
    public const string ThresholdWithoutScore = "OOD306";
    public const string DependencyCycle = "OOD307";
    public const string NoRun = "OOD308";
    public const string MapWithoutMasks = "OOD309";

    static readonly HashSet<string> Warnings = new(StringComparer.Ordinal)
        { SettingUnread, WeightOfZero, NoScores, StreamUnread, FitUnread, MapWithoutMasks };

    /// <summary>Whether there is a program in spite of it.</summary>
    public static bool IsWarning(string rule) => Warnings.Contains(rule);
}
