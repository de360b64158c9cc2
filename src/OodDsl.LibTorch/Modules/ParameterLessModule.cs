using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>A module without parameters: there is nothing to move or to convert.</summary>
public interface IParameterLessModule;

/// <inheritdoc cref="IParameterLessModule"/>
public abstract class ParameterLessModule<T1, TResult> : Module<T1, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    public override void register_parameter(string name, Parameter param) => throw new InvalidOperationException("The module has no parameters.");

    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) =>
        throw new InvalidOperationException("The module has no buffers.");

    public override void register_module(string name, Module submodule) => throw new InvalidOperationException("The module has no parts.");

    protected internal override Module _to(torch.Device device, torch.ScalarType dtype, bool non_blocking) => this;

    protected internal override Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override Module _to(torch.ScalarType dtype, bool non_blocking) => this;
}

/// <inheritdoc cref="IParameterLessModule"/>
public abstract class ParameterLessModule<T1, T2, TResult> : Module<T1, T2, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    public override void register_parameter(string name, Parameter param) => throw new InvalidOperationException("The module has no parameters.");

    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) =>
        throw new InvalidOperationException("The module has no buffers.");

    public override void register_module(string name, Module submodule) => throw new InvalidOperationException("The module has no parts.");

    protected internal override Module _to(torch.Device device, torch.ScalarType dtype, bool non_blocking) => this;

    protected internal override Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override Module _to(torch.ScalarType dtype, bool non_blocking) => this;
}

/// <inheritdoc cref="IParameterLessModule"/>
public abstract class ParameterLessModule<T1, T2, T3, TResult> : Module<T1, T2, T3, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    public override void register_parameter(string name, Parameter param) => throw new InvalidOperationException("The module has no parameters.");

    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) =>
        throw new InvalidOperationException("The module has no buffers.");

    public override void register_module(string name, Module submodule) => throw new InvalidOperationException("The module has no parts.");

    protected internal override Module _to(torch.Device device, torch.ScalarType dtype, bool non_blocking) => this;

    protected internal override Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override Module _to(torch.ScalarType dtype, bool non_blocking) => this;
}

/// <inheritdoc cref="IParameterLessModule"/>
public abstract class ParameterLessModule<T1, T2, T3, T4, TResult> : Module<T1, T2, T3, T4, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    public override void register_parameter(string name, Parameter param) => throw new InvalidOperationException("The module has no parameters.");

    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) =>
        throw new InvalidOperationException("The module has no buffers.");

    public override void register_module(string name, Module submodule) => throw new InvalidOperationException("The module has no parts.");

    protected internal override Module _to(torch.Device device, torch.ScalarType dtype, bool non_blocking) => this;

    protected internal override Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override Module _to(torch.ScalarType dtype, bool non_blocking) => this;
}

/// <inheritdoc cref="IParameterLessModule"/>
public abstract class ParameterLessModule<T1, T2, T3, T4, T5, TResult> : Module<T1, T2, T3, T4, T5, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    public override void register_parameter(string name, Parameter param) => throw new InvalidOperationException("The module has no parameters.");

    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) =>
        throw new InvalidOperationException("The module has no buffers.");

    public override void register_module(string name, Module submodule) => throw new InvalidOperationException("The module has no parts.");

    protected internal override Module _to(torch.Device device, torch.ScalarType dtype, bool non_blocking) => this;

    protected internal override Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override Module _to(torch.ScalarType dtype, bool non_blocking) => this;
}

/// <inheritdoc cref="IParameterLessModule"/>
public abstract class ParameterLessModule<T1, T2, T3, T4, T5, T6, TResult> : Module<T1, T2, T3, T4, T5, T6, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    public override void register_parameter(string name, Parameter param) => throw new InvalidOperationException("The module has no parameters.");

    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) =>
        throw new InvalidOperationException("The module has no buffers.");

    public override void register_module(string name, Module submodule) => throw new InvalidOperationException("The module has no parts.");

    protected internal override Module _to(torch.Device device, torch.ScalarType dtype, bool non_blocking) => this;

    protected internal override Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override Module _to(torch.ScalarType dtype, bool non_blocking) => this;
}
