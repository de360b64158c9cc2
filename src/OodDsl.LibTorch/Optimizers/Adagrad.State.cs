using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Modules;

/// <summary>Options, groups and state of <see cref="Adagrad"/>.</summary>
public partial class Adagrad
{
    [SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
    public class Options : OptimizerOptions
    {
        public double? lr_decay;
        public double? weight_decay;
        public double? initial_accumulator_value;
        public double? eps;

        internal override void Fields(OptionFields fields)
        {
            fields.Number(ref lr_decay);
            fields.Number(ref weight_decay);
            fields.Number(ref initial_accumulator_value);
            fields.Number(ref eps);
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
            IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0,
            double eps = 1e-10)
            : base(parameters, new Options
            {
                LearningRate = lr,
                lr_decay = lr_decay,
                weight_decay = weight_decay,
                initial_accumulator_value = initial_accumulator_value,
                eps = eps,
            })
        {
        }
    }

    [SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        public long step;
        public torch.Tensor sum = null!;

        public override void Initialize(OptimizerOptions options)
        {
            using var scope = torch.NewDisposeScope();
            StateFields.Set(this, [0L, torch.full_like(_parameter, ((Options)options).initial_accumulator_value!.Value)]);
        }

        public override void LoadStateDict(OptimizerState source) => CopyFields(source);

        public override void LoadStateDict(BinaryReader reader) => ReadFields(reader);

        public override void SaveStateDict(BinaryWriter writer) => WriteFields(writer);

        public void Dispose() => ReleaseFields();

        internal override void Fields(StateFields fields)
        {
            fields.Count(ref step);
            fields.Tensor(ref sum);
        }
    }
}
