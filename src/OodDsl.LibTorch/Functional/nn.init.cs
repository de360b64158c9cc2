namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Initial values, in place, without a gradient.</summary>
        public static partial class init
        {
            public enum FanInOut
            {
                FanIn = 0,
                FanOut = 1,
            }

            public enum NonlinearityType
            {
                Linear = 0,
                Conv1D = 1,
                Conv2D = 2,
                Conv3D = 3,
                ConvTranspose1D = 4,
                ConvTranspose2D = 5,
                ConvTranspose3D = 6,
                Sigmoid = 7,
                Tanh = 8,
                ReLU = 9,
                LeakyReLU = 10,
            }

            /// <summary>The factor on the deviation that keeps the scale of values through the function.</summary>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3,
                NonlinearityType.ReLU => Math.Sqrt(2),
                NonlinearityType.LeakyReLU => Math.Sqrt(2 / (1 + (param * param))),
                _ => 1,
            };

            /// <summary>The inputs of one output, and the outputs of one input, of a weight [out, in, kernel].</summary>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length < 2) throw new ArgumentException("Fan in and fan out need a weight of two dimensions or more.", nameof(tensor));
                var field = shape[2..].TotalSize();
                return (shape[1] * field, shape[0] * field);
            }

            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) =>
                Set(tensor, it => it.uniform_(low, high, generator));

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) =>
                Set(tensor, it => it.normal_(mean, std, generator));

            public static Tensor constant_(Tensor tensor, Scalar val) => Set(tensor, it => it.fill_(val));

            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            public static Tensor zeros_(Tensor tensor) => Set(tensor, it => it.zero_());

            public static Tensor eye_(Tensor tensor)
            {
                if (tensor.ndim != 2) throw new ArgumentException("eye_ needs a matrix.", nameof(tensor));
                return Set(tensor, it => it.copy_(torch.eye(it.shape[0], it.shape[1], it.dtype, it.device)));
            }

            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                var bound = Math.Sqrt(3) * gain * Math.Sqrt(2.0 / (fanIn + fanOut));
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor xavier_normal_(Tensor tensor, double gain = 1)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return normal_(tensor, 0, gain * Math.Sqrt(2.0 / (fanIn + fanOut)));
            }

            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1) => xavier_uniform_(tensor, gain);

            public static Tensor glorot_normal_(Tensor tensor, double gain = 1) => xavier_normal_(tensor, gain);

            public static Tensor kaiming_uniform_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3) * Deviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor kaiming_normal_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, Deviation(tensor, a, mode, nonlinearity));

            /// <summary>Normal values between a and b, by the inverse of the distribution function as in PyTorch.</summary>
            public static Tensor trunc_normal_(
                Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator? generator = null)
            {
                var low = Distribution((a - mean) / std);
                var high = Distribution((b - mean) / std);
                return Set(
                    tensor,
                    it => it.uniform_((2 * low) - 1, (2 * high) - 1, generator).erfinv_().mul_(std * Math.Sqrt(2)).add_(mean).clamp_(a, b));
            }

            /// <summary>Orthogonal rows or columns, whichever are fewer.</summary>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                if (tensor.ndim < 2) throw new ArgumentException("orthogonal_ needs two dimensions or more.", nameof(tensor));
                return Set(tensor, it =>
                {
                    var (rows, columns) = (it.shape[0], it.numel() / it.shape[0]);
                    var flat = torch.empty(rows, columns, it.dtype, it.device).normal_();
                    if (rows < columns) flat.t_();
                    var (q, r) = linalg.qr(flat);
                    q = q * r.diagonal().sign();
                    if (rows < columns) q.t_();
                    it.view_as(q).copy_(q);
                    it.mul_(gain);
                });
            }

            /// <summary>Normal values, of which the given fraction of each column is zero.</summary>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                if (tensor.ndim != 2) throw new ArgumentException("sparse_ needs a matrix.", nameof(tensor));
                return Set(tensor, it =>
                {
                    var (rows, columns) = (it.shape[0], it.shape[1]);
                    var zeros = (long)Math.Ceiling(sparsity * rows);
                    it.normal_(0, std);
                    for (long column = 0; column < columns; column++) it.select(1, column).index_fill_(0, torch.randperm(rows)[..(int)zeros], 0);
                });
            }

            /// <summary>The identity on as many channels as possible.</summary>
            public static Tensor dirac_(Tensor tensor)
            {
                if (tensor.ndim is < 3 or > 5) throw new ArgumentException("dirac_ needs three to five dimensions.", nameof(tensor));
                return Set(tensor, it =>
                {
                    it.zero_();
                    var centre = it.shape[2..].Select(size => size / 2).ToArray();
                    for (long i = 0; i < Math.Min(it.shape[0], it.shape[1]); i++) it[[i, i, .. centre]] = torch.ones([], it.dtype, it.device);
                });
            }

            static double Deviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            // The standard normal distribution function.
            static double Distribution(double x) => (1 + torch.tensor(x / Math.Sqrt(2)).erf().ToDouble()) / 2;

            static Tensor Set(Tensor tensor, Action<Tensor> set)
            {
                using var scope = NewDisposeScope();
                using var mode = no_grad();
                set(tensor);
                return tensor;
            }
        }
    }

    public partial class Tensor
    {
        [Aten("t_")] internal partial Tensor t_();
    }
}
