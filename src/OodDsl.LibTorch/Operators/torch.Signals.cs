namespace TorchSharp;

/// <summary>Short-time Fourier transforms and their windows.</summary>
public static partial class torch
{
    public static Tensor bartlett_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Bartlett(len, periodic, dtype, device).requires_grad_(requires_grad);

    public static Tensor blackman_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Blackman(len, periodic, dtype, device).requires_grad_(requires_grad);

    public static Tensor hamming_window(
        long len, bool periodic = true, float alpha = 0.54f, float beta = 0.46f, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Hamming(len, periodic, Decimal(alpha), Decimal(beta), dtype, device).requires_grad_(requires_grad);

    public static Tensor hann_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Hann(len, periodic, dtype, device).requires_grad_(requires_grad);

    public static Tensor kaiser_window(
        long len, bool periodic = true, float beta = 12, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Kaiser(len, periodic, Decimal(beta), dtype, device).requires_grad_(requires_grad);

    /// <summary>The spectra of overlapping windows of [..., time]: complex [..., frequencies, windows].</summary>
    public static Tensor stft(
        Tensor input, long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true,
        PaddingModes pad_mode = PaddingModes.Reflect, bool normalized = false, bool? onesided = null, bool? return_complex = null) =>
        Stft(
            input, n_fft, Given(hop_length), Given(win_length), window, center, pad_mode.ToString().ToLowerInvariant(), normalized, onesided, return_complex);

    /// <summary>The signal that <see cref="stft"/> made the spectra of.</summary>
    public static Tensor istft(
        Tensor input, long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true, bool normalized = false,
        bool? onesided = null, long length = -1, bool return_complex = false) =>
        Istft(input, n_fft, Given(hop_length), Given(win_length), window, center, normalized, onesided, Given(length), return_complex);

    static long? Given(long value) => value < 0 ? null : value;

    // The number that was written, not the nearest single to it.
    static double Decimal(float value) => (double)(decimal)value;

    [Aten("bartlett_window.periodic")] private static partial Tensor Bartlett(long window_length, bool periodic, ScalarType? dtype, Device? device);
    [Aten("blackman_window.periodic")] private static partial Tensor Blackman(long window_length, bool periodic, ScalarType? dtype, Device? device);
    [Aten("hamming_window.periodic_alpha_beta")]
    private static partial Tensor Hamming(long window_length, bool periodic, double alpha, double beta, ScalarType? dtype, Device? device);
    [Aten("hann_window.periodic")] private static partial Tensor Hann(long window_length, bool periodic, ScalarType? dtype, Device? device);
    [Aten("kaiser_window.beta")] private static partial Tensor Kaiser(long window_length, bool periodic, double beta, ScalarType? dtype, Device? device);
    [Aten("stft.center")]
    private static partial Tensor Stft(
        Tensor self, long n_fft, long? hop_length, long? win_length, Tensor? window, bool center, string pad_mode, bool normalized, bool? onesided,
        bool? return_complex);
    [Aten("istft")]
    private static partial Tensor Istft(
        Tensor self, long n_fft, long? hop_length, long? win_length, Tensor? window, bool center, bool normalized, bool? onesided, long? length,
        bool return_complex);

    public partial class Tensor
    {
        /// <inheritdoc cref="torch.stft"/>
        public Tensor stft(
            long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true, PaddingModes pad_mode = PaddingModes.Reflect,
            bool normalized = false, bool? onesided = null, bool? return_complex = null) =>
            torch.stft(this, n_fft, hop_length, win_length, window, center, pad_mode, normalized, onesided, return_complex);

        /// <inheritdoc cref="torch.istft"/>
        public Tensor istft(
            long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true, bool normalized = false, bool? onesided = null,
            long length = -1, bool return_complex = false) =>
            torch.istft(this, n_fft, hop_length, win_length, window, center, normalized, onesided, length, return_complex);
    }
}
