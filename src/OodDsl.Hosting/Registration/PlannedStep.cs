namespace OodDsl.Hosting;

/// <summary>One update within a training step: a <c>[Step]</c>, or the main step with the losses of its pass.</summary>
/// <param name="Name">Name of the method; <c>main step</c> for the losses.</param>
/// <param name="Pass">The pass it belongs to; 0: every pass, or the only one.</param>
/// <param name="Equation">What it minimises, such as <c>Detect = Detect(images, noise, critic, faker)</c>; empty for plain code.</param>
/// <param name="Updates">The modules it trains, with the optimiser: <c>critic by Adam</c>.</param>
/// <param name="NetworkPasses">Forward passes of the network that it takes.</param>
public sealed record PlannedStep(string Name, int Pass, string Equation, string Updates, int NetworkPasses);
