namespace OodDsl.Generators;

/// <summary>A value that is there without a declaration.</summary>
/// <param name="Name">The parameter that receives it.</param>
/// <param name="Type">Its type.</param>
/// <param name="Where">In which methods it may be asked for.</param>
/// <param name="Meaning">Shape, range and meaning.</param>
sealed record BuiltIn(string Name, string Type, string Where, string Meaning);

/// <summary>What a parameter may be called, for the reference.</summary>
static class BuiltIns
{
    public static readonly BuiltIn[] Values =
    [
        new("images", "Tensor", "everywhere", "[N, C, H, W] in [0, 1]; in training after augmentation"),
        new("rawImages", "Tensor", "everywhere", "the images before augmentation; in evaluation the images"),
        new("labels", "Tensor", "training, fits, metrics", "[N], int64, in [0, classes)"),
        new("targets", "Tensor", "training, fits, metrics", "what the classifier is asked for: `labels`, unless an augmentation returns soft ones [N, classes]"),
        new("indices", "Tensor", "training, fits, metrics", "[N], int64: the rows of the training set"),
        new("features", "Tensor", "everywhere", "[N, D], the backbone's output on `images`"),
        new("logits", "Tensor", "everywhere", "[N, classes], the classifier's output; a head or value called `Logits` takes its place"),
        new("classifierWeight", "Tensor", "scores, fits, losses", "[classes, D], where the classifier is one `Linear`"),
        new("classifierBias", "Tensor", "scores, fits, losses", "[classes], where the classifier is one `Linear`"),
        new("classes", "int", "everywhere", "number of ID classes"),
        new("channels", "int", "everywhere", "C of the images"),
        new("imageSize", "int", "everywhere", "H of the images"),
        new("featureWidth", "int", "everywhere", "D of the features, measured with one image of zeros when the network is built"),
    ];

    public static readonly (string Name, string Meaning)[] Composed =
    [
        ("pFeatures, pLogits, pTurn", "of any image value `pImages`: the features, the logits, every head, and every value that is computed from network outputs alone"),
        ("pLogits, pTurn", "of any value `pFeatures` (latent outliers): the logits and the heads"),
        ("outlierImages, outlierLabels, outlierClasses, rawOutlierImages", "of a stream `Outliers<T>`: its images, labels, number of classes, images before augmentation; a stream's prefix is its type's name in the singular"),
        ("teacherFeatures, teacherLogits, teacherFeatureWidth", "of a `Teacher<T>`, on `images`; `pTeacherLogits` on `pImages`"),
        ("teachersLogits", "[T, N, classes]: the logits of all teachers on `images`, in the order of the text"),
        ("trainFeatures, validationLogits", "in fits and metrics: `train` or `validation` and any value, over the whole set, in eval mode, without augmentation"),
        ("oodValidationFeatures", "the same over the sets of `OodValidation<T>`, the experiment's or its benchmark's, without labels; null for a parameter that may be: `Tensor? oodValidationFeatures = null`"),
    ];

    public static readonly (string Type, string Meaning)[] ByType =
    [
        ("Draws", "seeded random numbers on the run's device; in evaluation they belong to the image: its own, whatever the batch"),
        ("Generator", "the same one after the other, in training and fits"),
        ("Random", "seeded random numbers on the host, for control flow"),
        ("StepInfo", "epoch, step and progress of training"),
        ("a component's class", "the declared component of that class, with its settings"),
        ("a class that a method of its own makes", "what that method, marked `[Fit]` or `[Value]`, makes once per run or once per batch for all that ask for it: `ChannelDeviations`, `NeighbourIndex`, `PrincipalSpace`; `Neighbours`, and called `pNeighbours` those of `pImages`"),
        ("a module's class", "the declared module of the parameter's name"),
        ("FeatureMaps", "the feature maps of the backbone's stages, to read or to change; every call is a forward pass"),
        ("ImageRows", "in fits, called `trainImages`, `validationImages` or `oodValidationImages`: the whole set's images, read some at a time, held or not"),
        ("Func<Tensor, Tensor>", "the function from images to the value of the parameter's name; `augment`: the class's image augmentations"),
    ];
}
