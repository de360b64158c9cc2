namespace Experiments;

/// <summary>Outlier exposure (Hendrycks et al., 2019).</summary>
[Experiment, Outliers<Photos>, OutlierExposure(Weight = 0.5)]
public partial class OutlierExposureExperiment : Reference;
