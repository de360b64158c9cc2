using OodDsl;
using OodDsl.Tests;
using static TorchSharp.torch;

namespace Experiments.Tests;

/// <summary>Losses and scores of CSI, rotation, CutPaste, ReSmooth, BiaMAT and DIAS, as declared, against oracles/methods_ii.py.</summary>
public sealed class MethodOracleIITests
{
    static readonly MethodCase[] Cases = Oracle.Cases<MethodCase>("methods_ii.json");

    public static TheoryData<int> All => [.. Enumerable.Range(0, Cases.Length)];

    [Theory, MemberData(nameof(All))]
    public void Equals_the_specification_in_value_and_gradient(int number) => MethodInputs.Compare(Cases[number], float64, 1e-8, Evaluate);

    [Theory, MemberData(nameof(All))]
    public void Equals_it_in_single_precision(int number) => MethodInputs.Compare(Cases[number], float32, 2e-4, Evaluate);

    static Tensor Evaluate(MethodInputs x) => x.Name.Split('.')[0] switch
    {
        "Csi" => OfCsi(x),
        "Rotation" => OfRotation(x),
        "CutPaste" => OfCutPaste(x),
        "ReSmooth" => OfReSmooth(x),
        "Biamat" => OfBiamat(x),
        "Dias" => OfDias(x),
        _ => throw Unknown(x),
    };

    static Tensor OfCsi(MethodInputs x)
    {
        switch (x.Name)
        {
            case "Csi.Loss":
                return Call(typeof(Csi), "Contrastive", x["projection"]).mean() + Call(typeof(Csi), "ShiftPrediction", x["shift"], x["turns"]);
            case "Csi.Contrast.Supervised":
                return Call(typeof(Csi.Contrast), "Supervised", x["projection"], x["labels"], x["turns"], (int)x.Number("classes")).mean();
            case "Csi.Labelled.Ensemble":
                Func<Tensor, Tensor> joint = images => images.flatten(1).matmul(x["joint"].T);
                return Call(typeof(Csi.Labelled), "Ensemble", x["images"], joint, 4);
            case "Csi.Labelled.Loss":
                return Call(typeof(Csi.Labelled), "Class", x["logits"], x["labels"], 4)
                    + Call(typeof(Csi.Labelled), "JointClass", x["joint"], x["labels"], x["turns"], (int)x.Number("classes"))
                    + Call(typeof(Csi), "ShiftPrediction", x["shift"], x["turns"]);
            case "Csi.Score":
                var shifts = (int)x.Number("shifts");
                var (known, told) = (Call(typeof(Csi), "Embedding", x["train"], x["trainProjection"], shifts),
                    Call(typeof(Csi), "Recognition", x["train"], x["trainShift"], shifts));
                var (axes, scale) = Declaration.Call<(Tensor, Tensor)>(typeof(Csi), "Axes", known);
                var similarity = Call(typeof(Csi), "Similarity", Call(typeof(Csi), "Embedding", x["drawn"], x["drawnProjection"], shifts), axes, scale);
                return !x.Flag("part") ? similarity : Call(typeof(Csi), "Shifted", similarity,
                    Call(typeof(Csi), "Recognition", x["drawn"], x["drawnShift"], shifts), Call(typeof(Csi), "ShiftScale", told));
            default: throw Unknown(x);
        }
    }

    static Tensor OfRotation(MethodInputs x)
    {
        switch (x.Name)
        {
            case "Rotation.Loss":
                var error = Call(typeof(Rotation), "TurnError", x["turn"], x["rotatedTurn"]);
                return new CrossEntropy().Compute(x["logits"], x["labels"]).mean() + x.Number("weight") * Call(typeof(Rotation), "TurnPrediction", error).mean();
            case "Rotation.ClassAndTurn":
                return Call(typeof(Rotation), "ClassAndTurn", Call(typeof(Rotation), "UniformDivergence", x["logits"]),
                    Call(typeof(Rotation), "TurnConfidence", Call(typeof(Rotation), "TurnError", x["turn"], x["rotatedTurn"])));
            case "Rotation.OneClass.PosePrediction": return Call(typeof(Rotation.OneClass), "PosePrediction", x["pose"], x["poses"]).mean();
            case "Rotation.OneClass.PoseConfidence":
                return Call(typeof(Rotation.OneClass), "PoseConfidence", zeros((long)x.Number("images")), x["posedPose"]);
            case "Rotation.TurnsOnly.PosePrediction":
                return Call(Declaration.Arm(typeof(Rotation.OneClass), "TurnsOnly"), "PosePrediction", x["pose"], x["poses"]).mean();
            case "Rotation.TurnsOnly.TurnProbability":
                return Call(Declaration.Arm(typeof(Rotation.OneClass), "TurnsOnly"), "TurnProbability", zeros((long)x.Number("images")), x["posedPose"]);
            default: throw Unknown(x);
        }
    }

    static Tensor OfCutPaste(MethodInputs x)
    {
        if (x.Name == "CutPaste.PastePrediction") return Call(typeof(CutPasteExperiment), "PastePrediction", x["pasted"], x["pastes"]);
        var patches = x.Name == "CutPaste.Patches.Defects";
        var direction = Call(typeof(CutPasteExperiment), "Direction", patches ? x["patches"] : x["features"]);
        var train = Call(typeof(CutPasteExperiment), "Direction", x["train"]);
        if (!patches)
        {
            var (center, precision) = Declaration.Call<(Tensor, Tensor)>(typeof(CutPasteExperiment), "Normality", train);
            return Call(typeof(CutPasteExperiment), "Density", direction, center, precision);
        }
        var (middle, inverse) = Declaration.Call<(Tensor, Tensor)>(typeof(CutPasteExperiment.Patches), "PatchNormality", train);
        return Call(typeof(CutPasteExperiment.Patches), "Defects", x["images"], direction, middle, inverse, (int)x.Number("window"), (int)x.Number("stride"));
    }

    static Tensor OfReSmooth(MethodInputs x)
    {
        if (x.Name == "ReSmooth.Posterior")
        {
            var difficulty = Declaration.Call<GaussianMixture>(typeof(ReSmooth), "Difficulty", x["plainLogits"], x["strongLogits"], x["trainLabels"]);
            var inside = Call(typeof(ReSmooth), "Inside", x["logits"], x["labels"], difficulty, x.Flag("monotone"));
            return Call(typeof(ReSmooth), "Posterior", inside, x.Flag("hard"));
        }
        var images = zeros(x["labels"].shape[0], 1, 1, 1);
        var (_, strong) = Declaration.Call<(Tensor, Tensor)>(typeof(ReSmooth), "Mixture", images, images, x.Number("plain"));
        return Call(typeof(ReSmooth), "Smoothed", x["mixedLogits"], x["labels"], strong, x["posterior"], x.Number("plain"), x.Number("smoothing"), x.Flag("fixed"));
    }

    static Tensor OfBiamat(MethodInputs x)
    {
        var (stranger, alpha, after) = (x["stranger"].to(@bool), x.Number("alpha"), new StepAt(3));
        if (x.Name == "Biamat.Loss")
            return Call(typeof(Biamat), "Primary", x["attackedLogits"], x["labels"]).mean() + Call(typeof(Biamat), "Secondary",
                x["attackedAuxiliaryLogits"], x["attackedAuxiliaryDomain"], x["auxiliaryLabels"], stranger, after, 1, alpha).mean();
        var beta = x.Number("beta");
        // Of both domains, primary rows first; those have no use for the other domain's head.
        var attacked = cat([x["attackedLogits"], x["attackedAuxiliaryLogits"]]);
        var domain = cat([zeros([x["labels"].shape[0], x["auxiliaryDomain"].shape[1]], dtype: x.Precision), x["attackedAuxiliaryDomain"]]);
        return Call(typeof(Biamat.Trades), "Primary", x["logits"], attacked, x["labels"], beta).mean() + Call(typeof(Biamat.Trades), "Secondary",
            x["auxiliaryLogits"], x["auxiliaryDomain"], attacked, domain, x["labels"], x["auxiliaryLabels"], stranger, after, 1, alpha, beta).mean();
    }

    static Tensor OfDias(MethodInputs x)
    {
        StagedNet Classifier() => Still("c.", Declaration.Call<StagedNet>(typeof(Dias), "Classifier", 1, 3, 2));
        StagedNet Copycat() => Still("m.", Declaration.Call<StagedNet>(typeof(Dias), "Copycat", 1, 3, 2));
        DcganGenerator Faker() => Still("g.", Declaration.Call<DcganGenerator>(typeof(Dias), "Faker", 1, 1, 8));
        DcganDiscriminator Critic() => Still("d.", Declaration.Call<DcganDiscriminator>(typeof(Dias), "Critic", 1, 1, 8));
        return x.Name switch
        {
            "Dias.Copy" => Call(typeof(Dias), "Copy", x["images"], x["labels"], Copycat(), Classifier()),
            "Dias.Simulated" => Call(typeof(Dias), "Simulated", x["images"], x["labels"], Classifier(), Copycat(), 0.5),
            "Dias.Detect" => Call(typeof(Dias), "Detect", x["images"], x["noise"], Critic(), Faker()),
            "Dias.Deceive" => Call(typeof(Dias), "Deceive", x["noise"], Faker(), Critic(), Classifier(), x.Number("beta")),
            _ => throw Unknown(x),
        };

        T Still<T>(string prefix, T network) where T : nn.Module
        {
            x.Given(prefix, network).eval();
            return network;
        }
    }

    static Tensor Call(Type experiment, string method, params object[] arguments) => Declaration.Call<Tensor>(experiment, method, arguments);

    static InvalidOperationException Unknown(MethodInputs x) => new($"Nothing computes {x.Name}.");
}
