using System.Globalization;

namespace TorchSharp;

/// <summary>Devices.</summary>
public static partial class torch
{
    public static readonly Device CPU = new(DeviceType.CPU);
    public static readonly Device META = new(DeviceType.META);

    static Device? defaultDevice;

    public static Device CUDA => TryInitializeDeviceType(DeviceType.CUDA) ? new Device(DeviceType.CUDA) : throw Unavailable(DeviceType.CUDA);

    public static Device MPS => throw Unavailable(DeviceType.MPS);

    public static Device device(string description) => new(description);

    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    public static Device device(int index) => new(index);

    public static Device get_default_device() => defaultDevice ?? CPU;

    public static void set_default_device(Device device) => defaultDevice = InitializeDevice(device);

    public static void set_default_device(string device) => set_default_device(new Device(device));

    public static bool cuda_is_available() => cuda.is_available();

    public static bool mps_is_available() => false;

    /// <summary>Whether tensors can live on devices of the kind.</summary>
    public static bool TryInitializeDeviceType(DeviceType deviceType) =>
        deviceType is DeviceType.CPU or DeviceType.META || (deviceType == DeviceType.CUDA && cuda.is_available());

    /// <summary>Throws where tensors can't live on devices of the kind.</summary>
    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType)) throw Unavailable(deviceType);
    }

    /// <summary>The device itself if tensors can live there; the default device for null.</summary>
    public static Device InitializeDevice(Device? device)
    {
        device ??= get_default_device();
        InitializeDeviceType(device.type);
        return device;
    }

    static InvalidOperationException Unavailable(DeviceType type) =>
        new($"Torch device type {type} did not initialise on the current machine: libtorch {OodDsl.LibTorch.Engine.Version} finds no such device.");

    /// <summary>A kind of device and, where there are several, which one.</summary>
    public class Device
    {
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            // Like PyTorch: CUDA without an index is the current device; the CPU has no index.
            this.index = deviceType == DeviceType.CPU ? -1 : index;
        }

        public Device(string deviceType, int index = -1)
            : this(Kind(deviceType), index)
        {
        }

        public Device(int index)
            : this(DeviceType.CUDA, index)
        {
        }

        public Device(string description)
            : this(Kind(Split(description)[0]), Split(description) is [_, var number] ? Number(number, description) : -1)
        {
        }

        public DeviceType type { get; }

        public int index { get; }

        public static implicit operator Device(string description) => new(description);

        /// <inheritdoc/>
        public override string ToString() =>
            type.ToString().ToLowerInvariant() + (index >= 0 ? ":" + index.ToString(CultureInfo.InvariantCulture) : "");

        static string[] Split(string description) => description.Split(':');

        static int Number(string text, string description) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new ArgumentException($"'{description}' is not a device: the part after the colon is no number.", nameof(description));

        static DeviceType Kind(string name) => name switch
        {
            "cpu" => DeviceType.CPU,
            "cuda" => DeviceType.CUDA,
            "mps" => DeviceType.MPS,
            "meta" => DeviceType.META,
            "hip" => DeviceType.HIP,
            "xla" => DeviceType.XLA,
            _ => throw new ArgumentException($"There is no device type '{name}'; the common ones are cpu and cuda.", nameof(name)),
        };
    }
}
