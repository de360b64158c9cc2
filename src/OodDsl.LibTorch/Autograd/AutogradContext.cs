namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What the forward pass of a custom function keeps for its backward pass.</summary>
        public class AutogradContext : IDisposable
        {
            readonly Dictionary<string, object> data = new(StringComparer.Ordinal);
            nint node;

            internal AutogradContext()
            {
            }

            public bool MaterializeGrads { get; private set; } = true;

            internal List<Tensor> Saved { get; private set; } = [];

            internal List<Tensor> Dirty { get; private set; } = [];

            internal List<Tensor> Constant { get; private set; } = [];

            /// <summary>Keeps tensors as PyTorch does: changing one in place before backward is an error, and outputs make no cycle.</summary>
            public void save_for_backward(List<Tensor> tensors) => Saved = [.. tensors];

            public void mark_dirty(List<Tensor> tensors) => Dirty = [.. tensors];

            public void mark_non_differentiable(List<Tensor> tensors) => Constant = [.. tensors];

            /// <summary>Whether missing gradients of outputs arrive as zeros, or as null.</summary>
            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            public void save_data(string key, object value) => data[key] = value;

            public object get_data(string key) => data[key];

            /// <summary>The tensors that were saved, in their order.</summary>
            public unsafe List<Tensor> get_saved_variables()
            {
                if (node == 0) return [.. Saved];
                var handles = new nint[Native.FunctionSavedCount(node)];
                fixed (nint* results = handles) Native.FunctionSaved(node, results).Check("AutogradContext.get_saved_variables");
                return [.. Array.ConvertAll(handles, Tensor.Own)];
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            // From now on the node keeps the tensors.
            internal void Sealed()
            {
                Saved = [];
                Dirty = [];
                Constant = [];
            }

            // The node during its backward pass, else 0.
            internal void Enter(nint running) => node = running;

            protected virtual void Dispose(bool disposing)
            {
                if (disposing) data.Clear();
            }
        }
    }
}
