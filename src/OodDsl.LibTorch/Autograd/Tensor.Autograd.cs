using System.Diagnostics.CodeAnalysis;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Gradients.</summary>
    public partial class Tensor
    {
        /// <summary>Whether operations on the tensor are recorded for gradients.</summary>
        public bool requires_grad
        {
            get => Is(TensorFlags.RequiresGradient);
            set => requires_grad_(value);
        }

        /// <summary>Whether the tensor is not the result of a recorded operation.</summary>
        public bool is_leaf => Is(TensorFlags.Leaf);

        /// <summary>The gradient that backward has accumulated; null before. A new owner of the same native tensor at every reading.</summary>
        [AllowNull]
        public Tensor grad
        {
            get
            {
                var pointer = Acquire();
                try
                {
                    Native.GradientGet(pointer, out var gradient).Check("Tensor.grad");
                    return Own(gradient);
                }
                finally
                {
                    Release();
                }
            }

            set
            {
                var pointer = Acquire();
                try
                {
                    var gradient = value is null ? 0 : value.Acquire();
                    var status = Native.GradientSet(pointer, gradient);
                    if (value is not null) value.Release();
                    status.Check("Tensor.grad");
                }
                finally
                {
                    Release();
                }
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            var pointer = Acquire();
            try
            {
                Native.RequiresGradientSet(pointer, requires_grad ? 1 : 0).Check("Tensor.requires_grad_");
                return this;
            }
            finally
            {
                Release();
            }
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Has <see cref="grad"/> filled though the tensor is no leaf.</summary>
        public void retain_grad()
        {
            var pointer = Acquire();
            try
            {
                Native.RetainGradient(pointer).Check("Tensor.retain_grad");
            }
            finally
            {
                Release();
            }
        }

        public void backward() => autograd.backward(this);

        public void backward(
            IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward(this, grad_tensors, retain_graph || create_graph, create_graph, inputs);
    }
}
