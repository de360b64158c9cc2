using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Options, groups and state of <see cref="Adamax"/>.</summary>
public partial class Adamax
{
    [SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
    public class Options : OptimizerOptions
    {
        public double? beta1;
        public double? beta2;
        public double? eps;
        public double? weight_decay;

        internal override void Fields(OptionFields fields)
        {
            fields.Number(ref beta1);
            fields.Number(ref beta2);
            fields.Number(ref eps);
            fields.Number(ref weight_decay);
        }
    }

    public class ParamGroup : ParamGroup<Options>, IBetas
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 1, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
            : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay })
        {
        }

        public (double, double) Betas
        {
            get => (Options.beta1!.Value, Options.beta2!.Value);
            set => (Options.beta1, Options.beta2) = value;
        }
    }

    [SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        public long step;
        public torch.Tensor exp_avg = null!;
        public torch.Tensor exp_inf = null!;

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
            fields.Tensor(ref exp_avg);
            fields.Tensor(ref exp_inf);
        }
    }
}
