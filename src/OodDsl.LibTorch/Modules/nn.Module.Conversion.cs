using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Other devices and element types. Parameters and buffers stay the same objects, so optimisers and fields keep them.</summary>
        public partial class Module
        {
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                foreach (var (_, child) in named_children()) child._to(device, dtype, non_blocking);
                _toEpilog(device, dtype, non_blocking);
                return this;
            }

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                foreach (var (_, child) in named_children()) child._to(deviceType, deviceIndex, non_blocking);
                _toEpilog(deviceType, deviceIndex, non_blocking);
                return this;
            }

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                foreach (var (_, child) in named_children()) child._to(dtype, non_blocking);
                _toEpilog(dtype, non_blocking);
                return this;
            }

            public Module _to(Tensor other, bool non_blocking) => _to(other.device, other.dtype, non_blocking);

            protected void _toEpilog(ScalarType dtype, bool non_blocking) => _toEpilog(dtype, null, non_blocking);

            protected void _toEpilog(Device device, ScalarType dtype, bool non_blocking) => _toEpilog(dtype, device, non_blocking);

            protected void _toEpilog(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);

            protected virtual void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
            {
                if (device is not null)
                {
                    InitializeDeviceType(device.type);
                    (_deviceType, _deviceIndex) = (device.type, device.index);
                }

                using var mode = no_grad();
                foreach (var (_, parameter) in _named_parameters())
                {
                    using var gradient = parameter.grad;
                    if (gradient is not null) Convert(gradient, dtype, device, non_blocking);
                    Convert(parameter, dtype, device, non_blocking);
                }

                foreach (var (_, buffer) in _named_buffers()) Convert(buffer, dtype, device, non_blocking);
            }

            /// <summary>Whether the parameter must change; then <paramref name="p"/> is what it becomes.</summary>
            protected static bool ReplaceParameter(ScalarType? dtype, Device? device, Parameter param, out Parameter? p)
            {
                var changed = ReplaceBuffer(dtype, device, param, out var converted);
                p = changed ? new Parameter(converted!, param.requires_grad) : null;
                return changed;
            }

            /// <summary>Whether the buffer must change; then <paramref name="result"/> is what it becomes.</summary>
            protected static bool ReplaceBuffer(ScalarType? dtype, Device? device, Tensor buffer, out Tensor? result)
            {
                using var mode = no_grad();
                var type = Type(dtype, buffer);
                var place = device ?? buffer.device;
                result = null;
                if (type == buffer.dtype && place.type == buffer.device_type && (place.index < 0 || place.index == buffer.device_index)) return false;
                result = buffer.detach().to(type, place).DetachFromDisposeScope();
                return true;
            }

            static void Convert(Tensor tensor, ScalarType? dtype, Device? device, bool nonBlocking)
            {
                using var scope = NewDisposeScope();
                var converted = tensor.detach().to(Type(dtype, tensor), device ?? tensor.device, non_blocking: nonBlocking);
                tensor.SetData(converted);
            }

            // Integer buffers, such as counters, keep their type, as in PyTorch.
            static ScalarType Type(ScalarType? dtype, Tensor tensor) =>
                dtype is { } type && (tensor.is_floating_point() || tensor.is_complex()) ? type : tensor.dtype;
        }
    }

    public partial class Tensor
    {
        [Aten("set_data", "new_data: data")] internal partial void SetData(Tensor data);
    }
}
