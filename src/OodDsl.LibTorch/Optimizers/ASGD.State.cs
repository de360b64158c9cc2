using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Modules;

/// <summary>Options, groups and state of <see cref="ASGD"/>.</summary>
public partial class ASGD
{
    [SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
    public class Options : OptimizerOptions
    {
        public double? lambd;
        public double? alpha;
        public double? t0;
        public double? weight_decay;
        public bool? maximize;

        internal override void Fields(OptionFields fields)
        {
            fields.Number(ref lambd);
            fields.Number(ref alpha);
            fields.Number(ref t0);
            fields.Number(ref weight_decay);
            fields.Flag(ref maximize);
        }
    }

    public class ParamGroup : ParamGroup<Options>
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 0.01, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0)
            : base(parameters, new Options { LearningRate = lr, lambd = lambd, alpha = alpha, t0 = t0, weight_decay = weight_decay })
        {
        }
    }

    [SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        public long step;
        public double eta;
        public double mu;
        public torch.Tensor ax = null!;

        public override void Initialize(OptimizerOptions options)
        {
            using var scope = torch.NewDisposeScope();
            StateFields.Set(this, [0L, options.LearningRate!.Value, 1.0, torch.zeros_like(_parameter)]);
        }

        public override void LoadStateDict(OptimizerState source) => CopyFields(source);

        public override void LoadStateDict(BinaryReader reader) => ReadFields(reader);

        public override void SaveStateDict(BinaryWriter writer) => WriteFields(writer);

        public void Dispose() => ReleaseFields();

        internal override void Fields(StateFields fields)
        {
            fields.Count(ref step);
            fields.Number(ref eta);
            fields.Number(ref mu);
            fields.Tensor(ref ax);
        }
    }
}
