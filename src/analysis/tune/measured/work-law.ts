import { createDistribution, type DistributionSettings } from "../../../engine/distributions/index.ts";
import { scaleDistribution } from "../../../engine/distributions/scale-distribution.ts";
import type { Work } from "../../../workloads/workload.ts";
import type { WorkParameters } from "../fit/duration-fit.ts";

export type DrawnWork = Extract<Work, { from: "distributions" }>;

/** Shapes of the laws of cpu and io time: how single requests vary about their means. */
export interface WorkShapes {
  readonly cpu: DistributionSettings;
  readonly io: DistributionSettings;
}

/** Constant: every request alike. */
const alike: DistributionSettings = { kind: "constant", value: 1 };

/**
 * The shapes that a scenario gives its work; one whose mean is zero takes the other's. `problem` where a law cannot be
 * scaled to a measured mean.
 */
export function shapesOf(work: DrawnWork): WorkShapes | { readonly problem: string } {
  const [cpu, io] = [shapeOf(work.cpu), shapeOf(work.io)];
  for (const [name, shape] of [
    ["cpu", cpu],
    ["io", io],
  ] as const) {
    if (shape === "unscalable") {
      return {
        problem: `workload.work.${name} is read from a file, and a law of that kind cannot be scaled to a measured mean; write it as {kind: lognormal, ...} or by its quantiles`,
      };
    }
  }
  return {
    cpu: (cpu ?? io ?? alike) as DistributionSettings,
    io: (io ?? cpu ?? alike) as DistributionSettings,
  };
}

/** The law with mean 1; null where its mean is zero. */
function shapeOf(law: DistributionSettings): DistributionSettings | "unscalable" | null {
  const unscaled = scaleDistribution(law, 1);
  if (unscaled === null) return "unscalable";
  const { mean } = createDistribution(law);
  if (mean === 0) return null;
  return Number.isFinite(mean) ? (scaleDistribution(law, 1 / mean) as DistributionSettings) : "unscalable";
}

/** True where neither part of the work varies from request to request. */
export function isConstant({ cpu, io }: WorkShapes): boolean {
  return cpu.kind === "constant" && io.kind === "constant";
}

/**
 * Shapes under which cpu and io vary by themselves so that a whole handler varies as measured.
 *
 * @param variation standard deviation of a handler's time over its mean
 * @param wall mean wall time of the cpu work and of io at the size that was measured, in one unit
 */
export function shapesOfVariation(variation: number, wall: { readonly cpu: number; readonly io: number }): WorkShapes {
  // Independent parts: the variance of the sum is the sum of both, so each part must vary more than the whole does.
  const both = Math.sqrt(wall.cpu * wall.cpu + wall.io * wall.io);
  const each = (variation * (wall.cpu + wall.io)) / both;
  const law: DistributionSettings = { kind: "lognormal", mean: 1, sigma: Math.sqrt(Math.log1p(each * each)) };
  return { cpu: law, io: law };
}

/** Work with these means (microseconds; `parallel` of `cpu` is what several vCPUs shorten) and shapes. */
export function workWith({ io, cpu, parallel }: WorkParameters, shapes: WorkShapes): DrawnWork {
  return {
    from: "distributions",
    cpu: scaledTo(shapes.cpu, cpu),
    io: scaledTo(shapes.io, io),
    parallel: cpu === 0 ? 0 : Math.min(1, Math.max(0, parallel / cpu)),
  };
}

function scaledTo(shape: DistributionSettings, mean: number): DistributionSettings {
  if (mean <= 0) return { kind: "constant", value: 0 };
  return scaleDistribution(shape, mean) as DistributionSettings;
}
