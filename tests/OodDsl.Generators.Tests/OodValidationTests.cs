using static OodDsl.Generators.Tests.GeneratedText;

namespace OodDsl.Generators.Tests;

/// <summary>OOD validation sets: whose they are, and what fits read of them.</summary>
public class OodValidationTests
{
    [Fact]
    public void ABenchmarksOodValidationIsItsExperiments() => Expect("""
        [InDistribution<FashionMnist>, FarOod<Letters>, OodValidation<Photos>] public sealed class Mine : Benchmark;
        [Experiment, Benchmark<Mine>] public partial class Sample : Reference;
        """,
        "OodValidation = () => [new Photos()],",
        "batch.Forward(network.Features)");

    [Fact]
    public void AnExperimentsOwnOodValidationTakesItsPlace() => Expect("""
        [InDistribution<FashionMnist>, FarOod<Letters>, OodValidation<Photos>] public sealed class Mine : Benchmark;
        [Experiment, Benchmark<Mine>, OodValidation<Textures>] public partial class Sample : Reference;
        """,
        "OodValidation = () => [new Textures()],");

    [Fact]
    public void FitsReadWhatTheyAskFor() => Expect("""
        [Experiment, OodValidation<Photos>, Grood(Prototype = OodPrototype.OodValidation)] public partial class Sample : Reference;
        """,
        "context.OodValidation(new Photos());",
        "var oodValidationFeatures = CollectOodValidation(batch => [batch.Forward(network.Features)])[0];",
        "Context.Random(\"Grood\"), oodValidationFeatures)",
        "ReadsOodValidation = true,",
        // Who has no use for the score has none for what is fitted for it.
        "if (Wants(\"Grood\")) groodFit = Keep(\"Grood\",",
        "scores.Add(\"Grood\", () => declared.Grood.Compute(features, groodFit.prototypes, groodFit.gradients, groodFit.lengths));",
        // One to collect, two that mixed maps take.
        "PassesPerFittedImage = 3,");

    [Fact]
    public void TheImagesAreReadSomeAtATime() => Expect("""
        [InDistribution<FashionMnist>, FarOod<Letters>, OodValidation<Photos>] public sealed class Mine : Benchmark;
        [Experiment, Benchmark<Mine>]
        public partial class Sample : Reference
        {
            [Fit] static double Brightness(ImageRows oodValidationImages) => oodValidationImages.Count;
            [Score] static Tensor Bright(Tensor images, double brightness) => images.mean([1, 2, 3]) - brightness;
        }
        """,
        "context.OodValidation(new Photos());",
        "Brightness(Context.OodValidationImages)");

    [Fact]
    public void WithoutOneWhatMayBeMissingIs() => Expect("""
        [Experiment, Grood] public partial class Sample : Reference;
        """,
        "Context.Random(\"Grood\"), null)");

    [Fact]
    public void NobodyOpensItUnasked() => ExpectNone("""
        [Experiment, OodValidation<Photos>] public partial class Sample : Reference;
        """,
        "context.OodValidation(", "CollectOodValidation");

    [Fact]
    public Task ItHasNoLabels() => AnalyzerRun.Expect(Rules.NothingMakes, """
        [Experiment, OodValidation<Photos>]
        public partial class Sample : Reference
        {
            [Fit] static Tensor Kinds(Tensor [|oodValidationLabels|]) => oodValidationLabels;
            [Score] static Tensor Kind(Tensor logits, Tensor kinds) => logits[.., 0] - kinds[0];
        }
        """, "Nothing makes 'oodValidationLabels'");

    [Fact]
    public void WhatFitsOfTwoRoundsReadIsCollectedOnce() => Expect("""
        [Experiment] public partial class Sample : Reference
        {
            [Fit] static Tensor Center(Tensor trainFeatures) => trainFeatures.mean([0]);
            [Fit] static Tensor Size(Tensor trainLogits, Tensor center) => trainLogits.mean() + center.mean();
            [Fit] static Tensor Far(Tensor trainAway) => trainAway.amax([0]);
            [Value] static Tensor Away(Tensor features, Tensor center) => features - center;
            [Score] static Tensor Near(Tensor features, Tensor size, Tensor far) => features[.., 0] - size - far[0];
        }
        """,
        "var (trainFeatures, trainLabels, trainLogits) = (train[0], train[1], train[2]);",
        "var train2 = CollectTraining(batch =>",
        // Once for what reads no fit, once for what is away from the centre.
        "PassesPerFittedImage = 2,");
}
