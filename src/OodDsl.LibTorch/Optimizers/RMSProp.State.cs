using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Options, groups and state of <see cref="RMSProp"/>.</summary>
public partial class RMSProp
{
    [SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
    public class Options : OptimizerOptions
    {
        public double? alpha;
        public double? eps;
        public double? weight_decay;
        public double? momentum;
        public bool? centered;
        public bool? maximize;

        internal override void Fields(OptionFields fields)
        {
            fields.Number(ref alpha);
            fields.Number(ref eps);
            fields.Number(ref weight_decay);
            fields.Number(ref momentum);
            fields.Flag(ref centered);
            fields.Flag(ref maximize);
        }
    }

    public class ParamGroup : ParamGroup<Options>, IMomentum
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double eps = 1e-8, double alpha = 0.99, double weight_decay = 0, double momentum = 0,
            bool centered = false)
            : base(parameters, new Options
            {
                LearningRate = lr,
                eps = eps,
                alpha = alpha,
                weight_decay = weight_decay,
                momentum = momentum,
                centered = centered,
            })
        {
        }

        public double Momentum
        {
            get => Options.momentum!.Value;
            set => Options.momentum = value;
        }
    }

    [SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        public long step;
        public torch.Tensor square_avg = null!;
        public torch.Tensor? momentum_buffer;
        public torch.Tensor? grad_avg;

        public override void Initialize(OptimizerOptions options)
        {
            using var scope = torch.NewDisposeScope();
            StateFields.Set(this, [
                0L, torch.zeros_like(_parameter), ((Options)options).momentum > 0 ? torch.zeros_like(_parameter) : null,
                ((Options)options).centered == true ? torch.zeros_like(_parameter) : null]);
        }

        public override void LoadStateDict(OptimizerState source) => CopyFields(source);

        public override void LoadStateDict(BinaryReader reader) => ReadFields(reader);

        public override void SaveStateDict(BinaryWriter writer) => WriteFields(writer);

        public void Dispose() => ReleaseFields();

        internal override void Fields(StateFields fields)
        {
            fields.Count(ref step);
            fields.Tensor(ref square_avg);
            fields.Optional(ref momentum_buffer);
            fields.Optional(ref grad_avg);
        }
    }
}
