using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Modules one after the other. Each but the last result is disposed as soon as the next module has used it.</summary>
public class Sequential : Module<torch.Tensor, torch.Tensor>
{
    protected internal Sequential(params (string name, Module<torch.Tensor, torch.Tensor> submodule)[] modules)
        : base(nameof(Sequential))
    {
        foreach (var (name, module) in modules) register_module(name, module);
    }

    protected internal Sequential(params Module<torch.Tensor, torch.Tensor>[] modules)
        : base(nameof(Sequential))
    {
        foreach (var module in modules) append(module);
    }

    public int Count => _internal_submodules.Count;

    public IModule<torch.Tensor, torch.Tensor> this[int index] => (IModule<torch.Tensor, torch.Tensor>)_internal_submodules[index].Item2;

    public Sequential this[(int? start, int? end) index] => this[(index.start ?? 0)..(index.end ?? Count)];

    /// <summary>A part as a sequence of its own, of the same modules.</summary>
    public Sequential this[Range index]
    {
        get
        {
            var (offset, length) = index.GetOffsetAndLength(Count);
            return new Sequential([.. _internal_submodules.Entries.Skip(offset).Take(length)
                .Select(item => (item.Item1, (Module<torch.Tensor, torch.Tensor>)item.Item2))]);
        }
    }

    public Sequential append(IModule<torch.Tensor, torch.Tensor> module) =>
        append(Count.ToString(System.Globalization.CultureInfo.InvariantCulture), module);

    public Sequential append(string name, IModule<torch.Tensor, torch.Tensor> module)
    {
        register_module(name, (Module)module);
        return this;
    }

    public override torch.Tensor forward(torch.Tensor tensor)
    {
        var current = tensor;
        for (var i = 0; i < Count; i++)
        {
            var next = this[i].call(current);
            if (!ReferenceEquals(current, tensor) && !ReferenceEquals(current, next)) current.Dispose();
            current = next;
        }

        return ReferenceEquals(current, tensor) ? tensor.Share() : current;
    }

    [SuppressMessage("Naming", "CA1725", Justification = "TorchSharp's parameter name.")]
    public override void train(bool on = true) => base.train(on);

    [SuppressMessage("Naming", "CA1725", Justification = "TorchSharp's parameter name.")]
    public override IEnumerable<(string name, torch.Tensor buffer)> named_buffers(bool recurse = true, bool include_persistent = true) =>
        base.named_buffers(recurse, include_persistent);

    protected override void RegisterComponents()
    {
    }
}
