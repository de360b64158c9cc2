namespace TorchSharp;

public static partial class torch
{
    /// <summary>The operators of recurrent networks.</summary>
    internal static partial class Recurrent
    {
        [Aten("lstm.input")]
        internal static partial (Tensor, Tensor, Tensor) Lstm(
            Tensor input, Tensor[] hx, Tensor[] @params, bool has_biases, long num_layers, double dropout, bool train, bool bidirectional, bool batch_first);
        [Aten("lstm.data")]
        internal static partial (Tensor, Tensor, Tensor) Lstm(
            Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] @params, bool has_biases, long num_layers, double dropout, bool train, bool bidirectional);
        [Aten("gru.input")]
        internal static partial (Tensor, Tensor) Gru(
            Tensor input, Tensor hx, Tensor[] @params, bool has_biases, long num_layers, double dropout, bool train, bool bidirectional, bool batch_first);
        [Aten("gru.data")]
        internal static partial (Tensor, Tensor) Gru(
            Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] @params, bool has_biases, long num_layers, double dropout, bool train, bool bidirectional);
        [Aten("rnn_tanh.input")]
        internal static partial (Tensor, Tensor) RnnTanh(
            Tensor input, Tensor hx, Tensor[] @params, bool has_biases, long num_layers, double dropout, bool train, bool bidirectional, bool batch_first);
        [Aten("rnn_tanh.data")]
        internal static partial (Tensor, Tensor) RnnTanh(
            Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] @params, bool has_biases, long num_layers, double dropout, bool train, bool bidirectional);
        [Aten("rnn_relu.input")]
        internal static partial (Tensor, Tensor) RnnRelu(
            Tensor input, Tensor hx, Tensor[] @params, bool has_biases, long num_layers, double dropout, bool train, bool bidirectional, bool batch_first);
        [Aten("rnn_relu.data")]
        internal static partial (Tensor, Tensor) RnnRelu(
            Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] @params, bool has_biases, long num_layers, double dropout, bool train, bool bidirectional);
        [Aten("lstm_cell")]
        internal static partial (Tensor, Tensor) LstmCell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih, Tensor? b_hh);
        [Aten("gru_cell")]
        internal static partial Tensor GruCell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih, Tensor? b_hh);
        [Aten("rnn_tanh_cell")]
        internal static partial Tensor RnnTanhCell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih, Tensor? b_hh);
        [Aten("rnn_relu_cell")]
        internal static partial Tensor RnnReluCell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih, Tensor? b_hh);
    }
}
