using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Modules;

/// <summary>Options, groups and state of <see cref="Rprop"/>.</summary>
public partial class Rprop
{
    [SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
    public class Options : OptimizerOptions
    {
        public double? etaminus;
        public double? etaplus;
        public double? min_step;
        public double? max_step;
        public bool? maximize;

        internal override void Fields(OptionFields fields)
        {
            fields.Number(ref etaminus);
            fields.Number(ref etaplus);
            fields.Number(ref min_step);
            fields.Number(ref max_step);
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
            IEnumerable<Parameter> parameters, double lr = 0.01, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6,
            double max_step = 50, bool maximize = false)
            : base(parameters, new Options
            {
                LearningRate = lr,
                etaminus = etaminus,
                etaplus = etaplus,
                min_step = min_step,
                max_step = max_step,
                maximize = maximize,
            })
        {
        }
    }

    [SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        public long step;
        public torch.Tensor prev = null!;
        public torch.Tensor step_size = null!;

        public override void Initialize(OptimizerOptions options)
        {
            using var scope = torch.NewDisposeScope();
            StateFields.Set(this, [0L, torch.zeros_like(_parameter), torch.full_like(_parameter, options.LearningRate!.Value)]);
        }

        public override void LoadStateDict(OptimizerState source) => CopyFields(source);

        public override void LoadStateDict(BinaryReader reader) => ReadFields(reader);

        public override void SaveStateDict(BinaryWriter writer) => WriteFields(writer);

        public void Dispose() => ReleaseFields();

        internal override void Fields(StateFields fields)
        {
            fields.Count(ref step);
            fields.Tensor(ref prev);
            fields.Tensor(ref step_size);
        }
    }
}
