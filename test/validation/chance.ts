/**
 * P(|t| > x) of Student's law: one minus the integral of its density (1 + x^2 / n)^(-(n + 1) / 2), summed by Simpson's
 * rule and divided by its own total, so that no gamma function is needed. Right to ten digits for n from 10 up.
 */
export function studentTail(x: number, degreesOfFreedom: number): number {
  const density = (at: number) => Math.exp((-(degreesOfFreedom + 1) / 2) * Math.log1p((at * at) / degreesOfFreedom));
  return simpson(density, x, 60) / simpson(density, 0, 60);
}

function simpson(density: (at: number) => number, from: number, to: number): number {
  const steps = 20_000;
  const step = (to - from) / steps;
  let sum = density(from) + density(to);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * density(from + i * step);
  return (sum * step) / 3;
}

/** P(X >= count) of a binomial law: so many or more of `trials` independent events of probability `share` happen. */
export function atLeast(count: number, { trials, share }: { readonly trials: number; readonly share: number }): number {
  let term = Math.exp(trials * Math.log1p(-share));
  let below = 0;
  for (let k = 0; k < count; k++) {
    below += term;
    term *= ((trials - k) / (k + 1)) * (share / (1 - share));
  }
  return Math.max(0, 1 - below);
}
