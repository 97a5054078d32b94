import type { DurationModel, WorkParameters } from "./duration-fit.ts";

/** What each parameter of a model is multiplied by at so many vCPUs. */
export function modelTerms(model: DurationModel, vcpus: number): readonly number[] {
  const throttled = 1 / Math.min(vcpus, 1);
  return model === "io + cpu" ? [1, throttled] : [1, throttled, 1 / vcpus];
}

/** Parameters of a model, in its order, as work. */
export function asWork(parameters: readonly number[]): WorkParameters {
  const [io = 0, serial = 0, parallel = 0] = parameters;
  return { io, cpu: serial + parallel, parallel };
}
