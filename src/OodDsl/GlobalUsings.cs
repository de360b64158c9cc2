global using static TorchSharp.torch;
global using static TorchSharp.torch.nn;
global using static TorchSharp.torch.nn.functional;
global using static OodDsl.Functions;
global using Sequential = TorchSharp.Modules.Sequential;
