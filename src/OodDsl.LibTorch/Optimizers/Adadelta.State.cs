using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Modules;

/// <summary>Options, groups and state of <see cref="Adadelta"/>.</summary>
public partial class Adadelta
{
    [SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
    public class Options : OptimizerOptions
    {
        public double? rho;
        public double? eps;
        public double? weight_decay;
        public bool? maximize;

        internal override void Fields(OptionFields fields)
        {
            fields.Number(ref rho);
            fields.Number(ref eps);
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
            IEnumerable<Parameter> parameters, double lr = 1, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, rho = rho, eps = eps, weight_decay = weight_decay, maximize = maximize })
        {
        }
    }

    [SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        public long step;
        public torch.Tensor square_avg = null!;
        public torch.Tensor acc_delta = null!;

        public override void Initialize(OptimizerOptions options)
        {
            using var scope = torch.NewDisposeScope();
            StateFields.Set(this, [0L, torch.zeros_like(_parameter), torch.zeros_like(_parameter)]);
        }

        public override void LoadStateDict(OptimizerState source) => CopyFields(source);

        public override void LoadStateDict(BinaryReader reader) => ReadFields(reader);

        public override void SaveStateDict(BinaryWriter writer) => WriteFields(writer);

        public void Dispose() => ReleaseFields();

        internal override void Fields(StateFields fields)
        {
            fields.Count(ref step);
            fields.Tensor(ref square_avg);
            fields.Tensor(ref acc_delta);
        }
    }
}
