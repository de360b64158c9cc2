global using static TorchSharp.torch;
global using static TorchSharp.torch.nn;
global using Linear = TorchSharp.Modules.Linear;
