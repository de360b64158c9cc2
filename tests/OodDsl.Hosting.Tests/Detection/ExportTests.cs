using System.Diagnostics;
using System.Text.Json;

namespace OodDsl.Hosting.Tests;

/// <summary>Weights for other programs.</summary>
public sealed class ExportTests(ExportedNetworks networks) : IClassFixture<ExportedNetworks>
{
    [Fact]
    public void PyTorch_loads_the_weights_and_gets_the_same_logits()
    {
        Assert.SkipUnless(Python("-c", "import numpy, torch").Code == 0, $"No torch and numpy for {Interpreter} on this machine (apt-get install python3-torch).");
        var script = networks.At("exported.py");
        using (var source = typeof(ExportTests).Assembly.GetManifestResourceStream("exported.py")!)
        using (var target = File.Create(script)) source.CopyTo(target);
        var (code, output) = Python(
            [script, .. ((string[])["convnet", "resnet18"]).SelectMany(name => new[] { name, networks.Weights(name), networks.Expected(name) })]);
        Assert.True(code == 0, output);
        foreach (var name in (string[])["convnet: (", "resnet18: ("]) Assert.Contains(name, output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_names_are_those_of_PyTorch_s_libraries_where_they_have_the_network()
    {
        using var scope = NewDisposeScope();
        var (resnet, _) = TensorFile.Read(networks.Weights("resnet18"));
        // 20 convolutions, 20 normalisations of 5 tensors, the classifier's 2.
        Assert.Equal(20 + (20 * 5) + 2, resnet.Count);
        foreach (var name in (string[])["conv1.weight", "bn1.running_var", "layer2.0.downsample.0.weight", "layer4.1.bn2.num_batches_tracked", "fc.weight", "fc.bias"])
            Assert.Contains(name, resnet);
        var (convnet, _) = TensorFile.Read(networks.Weights("convnet"));
        foreach (var name in (string[])["backbone.conv1.weight", "backbone.norm.running_mean", "logits.bias"]) Assert.Contains(name, convnet);
        Assert.DoesNotContain("input.mean", convnet);
    }

    [Fact]
    public void The_description_says_what_the_weights_do_not()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(networks.At("resnet18.json")));
        var root = json.RootElement;
        Assert.Equal("published", root.GetProperty("names").GetString());
        Assert.Equal(RunSearch.Sha256(networks.Weights("resnet18")), root.GetProperty("weightsSha256").GetString());
        Assert.Equal((1, 8, 8), (Images("channels"), Images("height"), Images("width")));
        Assert.Equal(1, root.GetProperty("images").GetProperty("mean").GetArrayLength());
        Assert.Equal(["south-east", "north-west", "north-east"], root.GetProperty("classes").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(1, root.GetProperty("settings").GetProperty("Train.Epochs").GetInt32());
        Assert.Equal(
            networks.Run("resnet18").ReadResults().OperatingPoints[0].Threshold, root.GetProperty("thresholds")[0].GetProperty("threshold").GetDouble());

        int Images(string name) => root.GetProperty("images").GetProperty(name).GetInt32();
    }

    // Debian's, whose packages are meant, before any other that comes first in the path.
    static string Interpreter { get; } = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    static (int Code, string Output) Python(params IEnumerable<string> arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(Interpreter, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
            process.WaitForExit();
            return (process.ExitCode, output);
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            return (-1, error.Message);
        }
    }
}
