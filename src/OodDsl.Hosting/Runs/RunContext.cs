namespace OodDsl.Hosting;

/// <summary>What a run is given: device, seeds, settings, data. Generated code asks it for everything that is not declared.</summary>
public abstract class RunContext
{
    /// <summary>The device all tensors live on.</summary>
    public abstract Device Device { get; }

    /// <summary>Root of the run's seed tree.</summary>
    public abstract Seed Seed { get; }

    /// <summary>The experiment's settings after overrides.</summary>
    public abstract SettingValues Settings { get; }

    /// <summary>Channels of the images.</summary>
    public abstract int Channels { get; }

    /// <summary>Side of the images in pixels.</summary>
    public abstract int ImageSize { get; }

    /// <summary>ID classes of the benchmark.</summary>
    public abstract int Classes { get; }

    /// <summary>The ID training set in shuffled batches.</summary>
    public abstract BatchStream Training(Train train);

    /// <summary>Another stream of training batches, <paramref name="ratio"/> times as large.</summary>
    /// <param name="name">The stream's name in the singular, such as <c>outlier</c>.</param>
    /// <param name="train">The main stream's settings.</param>
    /// <param name="ratio">Images per ID training image.</param>
    /// <param name="dataSets">Drawn from as one; labels are numbered through.</param>
    public abstract BatchStream Stream(string name, Train train, double ratio, params ReadOnlySpan<DataSet> dataSets);

    /// <summary>The default input layer: standardisation by the ID training set's mean and deviation per channel (buffers <c>mean</c>, <c>std</c>).</summary>
    public abstract Module<Tensor, Tensor> Standardization();

    /// <summary>Draws on the run's device for one place of the program outside of training steps, such as a fit.</summary>
    public abstract Generator Random(string place);

    /// <summary>Draws on the host for one place of the program outside of training steps.</summary>
    public abstract Random Dice(string place);
}
