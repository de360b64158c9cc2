using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A part of a network: parameters, buffers and parts of its own, each under a name.</summary>
        [SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
        public partial class Module : IDisposable
        {
            public string name;

            public OrderedDict<string, Parameter> _internal_params = new();
            public OrderedDict<string, (Tensor buffer, bool persist)> _internal_buffers = new();
            public OrderedDict<string, Module> _internal_submodules = new();
            public DeviceType _deviceType = DeviceType.CPU;
            public int _deviceIndex = -1;

            bool disposed;

            protected Module(string name) => this.name = name;

            /// <summary>Whether the module is in training mode, as it is at first.</summary>
            public virtual bool training { get; private protected set; } = true;

            public virtual string GetName() => name;

            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var (_, child) in named_children()) child.train(train);
            }

            public virtual void eval() => train(false);

            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    if (set_to_none)
                    {
                        parameter.grad = null;
                        continue;
                    }

                    using var gradient = parameter.grad;
                    if (gradient is null) continue;
                    using var mode = no_grad();
                    gradient.zero_();
                }
            }

            /// <summary>Calls the function for every part, innermost first, and for the module itself.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var (_, child) in named_children()) child.apply(fn);
                fn(this);
                return this;
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Disposes the parameters, the buffers and the parts.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || disposed) return;
                disposed = true;
                foreach (var (_, child) in _internal_submodules) child.Dispose();
                foreach (var (_, parameter) in _internal_params) parameter?.Dispose();
                foreach (var (_, (buffer, _)) in _internal_buffers) buffer?.Dispose();
            }

            protected static (Device device, ScalarType dtype) GetDefaultDeviceAndType(Device? device = null, ScalarType? dtype = null) =>
                (device ?? get_default_device(), dtype ?? get_default_dtype());
        }
    }
}
