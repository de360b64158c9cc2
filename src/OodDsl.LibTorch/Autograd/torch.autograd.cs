namespace TorchSharp;

public static partial class torch
{
    /// <summary>Backward passes.</summary>
    public static partial class autograd
    {
        /// <summary>The gradients of the sum of the outputs with respect to the inputs; null for unused inputs if those are allowed.</summary>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs,
            IList<Tensor> inputs,
            IList<Tensor>? grad_outputs = null,
            bool retain_graph = false,
            bool create_graph = false,
            bool allow_unused = false)
        {
            using var from = new HeldTensors(outputs);
            using var to = new HeldTensors(inputs);
            using var given = new HeldTensors(grad_outputs);
            var handles = new nint[inputs.Count];
            fixed (nint* results = handles)
            {
                Native.Gradient(
                    from.Handles, from.Count, to.Handles, to.Count, given.Handles, given.Count,
                    retain_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, results).Check("autograd.grad");
            }

            return Array.ConvertAll(handles, Tensor.Own);
        }

        public static void backward(
            Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        public static void backward(
            Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        /// <summary>Adds the gradients of the tensors to the <c>grad</c> of the leaves, or of the inputs only.</summary>
        public static unsafe void backward(
            IList<Tensor> tensors,
            IList<Tensor>? grad_tensors = null,
            bool? retain_graph = null,
            bool create_graph = false,
            IList<Tensor>? inputs = null)
        {
            using var from = new HeldTensors(tensors);
            using var given = new HeldTensors(grad_tensors);
            using var to = new HeldTensors(inputs);
            var retain = retain_graph is { } some ? (some ? 1 : 0) : -1;
            Native.Backward(from.Handles, from.Count, given.Handles, given.Count, retain, create_graph ? 1 : 0, to.Handles, to.Count)
                .Check("autograd.backward");
        }

        /// <summary>Finds the operation whose backward makes a NaN; for debugging, it is slow.</summary>
        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);
    }
}
