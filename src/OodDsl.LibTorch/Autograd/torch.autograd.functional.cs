namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Derivatives of functions.</summary>
        public static partial class functional
        {
            /// <summary>All derivatives of one function of one tensor: [output shape, input shape].</summary>
            public static Tensor jacobian(Func<Tensor, Tensor> function, Tensor inputs) => Jacobians(x => [function(x[0])], [inputs])[0];

            /// <summary>Of several results, in their order.</summary>
            public static IEnumerable<Tensor> jacobian(Func<Tensor, Tensor[]> function, Tensor inputs) => Jacobians(x => function(x[0]), [inputs]);

            /// <summary>By several tensors, in their order.</summary>
            public static IEnumerable<Tensor> jacobian(Func<Tensor[], Tensor> function, params Tensor[] inputs) => Jacobians(x => [function(x)], inputs);

            /// <summary>Of several results by several tensors: all of the first result first.</summary>
            public static IEnumerable<Tensor> jacobian(Func<Tensor[], Tensor[]> function, params Tensor[] inputs) => Jacobians(function, inputs);

            static List<Tensor> Jacobians(Func<Tensor[], Tensor[]> function, Tensor[] inputs)
            {
                using var scope = NewDisposeScope();
                using var mode = enable_grad();
                var at = Array.ConvertAll(inputs, input => input.detach().requires_grad_());
                var all = new List<Tensor>();
                foreach (var output in function(at))
                {
                    var rows = output.reshape(-1).unbind();
                    var derivatives = Array.ConvertAll(rows, row => row.requires_grad ? grad([row], at, retain_graph: true, allow_unused: true) : new Tensor[at.Length]);
                    for (var i = 0; i < at.Length; i++)
                    {
                        var stacked = stack(derivatives.Select(row => row[i] is { } slope ? slope : zeros_like(at[i])));
                        all.Add(stacked.detach().reshape([.. output.shape, .. at[i].shape]).MoveToOuterDisposeScope());
                    }
                }

                return all;
            }
        }
    }
}
