namespace TorchSharp;

/// <summary>Where tensors live.</summary>
public enum DeviceType
{
    CPU = 0,
    CUDA = 1,
    MKLDNN = 2,
    OPENGL = 3,
    OPENCL = 4,
    IDEEP = 5,
    HIP = 6,
    FPGA = 7,
    MSNPU = 8,
    XLA = 9,
    MPS = 13,
    META = 14,
}

/// <summary>How <c>cdist</c> computes Euclidean distances.</summary>
public enum compute_mode
{
    use_mm_for_euclid_dist_if_necessary = 0,
    use_mm_for_euclid_dist = 1,
    donot_use_mm_for_euclid_dist = 2,
}

/// <summary>Dense or sparse storage.</summary>
public enum layout
{
    strided = 0,
    sparse_coo = 1,
}

/// <summary>The order of a tensor's elements in memory.</summary>
public enum memory_format
{
    preserve_format = 0,
    contiguous_format = 1,
    channels_last = 2,
}

/// <summary>The order of the axes that <c>meshgrid</c> returns.</summary>
public enum indexing
{
    xy = 0,
    ij = 1,
}

/// <summary>Padding of a convolution by name.</summary>
public enum Padding
{
    Valid = 0,
    Same = 1,
}

/// <summary>What lies beyond the edge of an image.</summary>
public enum PaddingModes
{
    Zeros = 0,
    Reflect = 1,
    Replicate = 2,
    Circular = 3,
    Constant = 4,
}

/// <summary>How <c>index_reduce</c> combines elements.</summary>
public enum Reduce
{
    prod = 0,
    mean = 1,
    amax = 2,
    amin = 3,
}

/// <summary>The precision of single-precision matrix products.</summary>
public enum Float32MatmulPrecision
{
    highest = 0,
    high = 1,
    medium = 2,
}

/// <summary>How the rows of a bag become one.</summary>
public enum EmbeddingBagMode
{
    Sum = 0,
    Mean = 1,
    Max = 2,
}
