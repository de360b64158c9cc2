namespace TorchSharp;

public static partial class torch
{
    /// <summary>Transposes and parts as properties.</summary>
    public partial class Tensor
    {
        /// <summary>The dimensions in reverse order.</summary>
        public Tensor T => Reversed();

        /// <summary>The matrices transposed.</summary>
        public Tensor mT => TransposedMatrices();

        /// <summary>The matrices transposed and conjugated.</summary>
        public Tensor mH => ConjugatedMatrices();

        public Tensor real => is_complex() ? Real() : this;

        public Tensor imag => Imaginary();

        public Tensor SparseIndices => _indices();

        public Tensor SparseValues => _values();

        [Aten("numpy_T")] private partial Tensor Reversed();
        [Aten("mT")] private partial Tensor TransposedMatrices();
        [Aten("mH")] private partial Tensor ConjugatedMatrices();
        [Aten("real")] private partial Tensor Real();
        [Aten("imag")] private partial Tensor Imaginary();
        [Aten("_indices")] private partial Tensor _indices();
        [Aten("_values")] private partial Tensor _values();
    }
}
