namespace OodDsl;

/// <summary>
/// The base of every experiment: a partial class whose attributes and attributed static members declare data, network, losses,
/// augmentations, fits and scores. The generator writes its training and evaluation loops.
/// </summary>
public abstract class Experiment;
