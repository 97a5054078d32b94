import { streamingTime } from "../../../platforms/aws-lambda/response-streaming.ts";
import type { SizeKnob } from "../../../platforms/size-knob.ts";
import { bytesPerMegabyte, formatSize } from "../../../units/size.ts";
import type { MeasuredSize, MeasurementSet } from "../../../workloads/measurements/measurement.ts";
import type { OneFunction, Workload } from "../../../workloads/workload.ts";
import type { DurationFit, DurationModel, WorkParameters } from "../fit/duration-fit.ts";
import { fitDurations, modelProblem } from "../fit/fit-durations.ts";
import { refuse } from "../refuse.ts";
import { isConstant, shapesOf, shapesOfVariation, workWith } from "./work-law.ts";

/** A scenario's workload with work that was measured. */
export interface MeasuredWork {
  readonly set: MeasurementSet;
  readonly fit: DurationFit;
  /** vCPUs of each measured size, in the set's order. */
  readonly vcpus: readonly number[];
  /** With the fitted work, or with other means of it (microseconds). */
  workloadWith(work: WorkParameters): Workload;
  readonly fitted: WorkParameters;
  /** How single requests vary, in a sentence. */
  readonly spread: string;
}

export interface MeasuredContext {
  readonly source: string;
  readonly workload: Workload;
  readonly knob: SizeKnob<unknown>;
  /** The candidate's; its `speed` divides CPU time, so what was measured on it is that much work. */
  readonly settings: unknown;
  readonly model?: DurationModel | undefined;
}

/**
 * Work fitted to one set of measurements.
 *
 * @throws ScenarioError where the sizes are not the platform's, or the scenario's work cannot be replaced
 */
export function measuredWork(set: MeasurementSet, context: MeasuredContext): MeasuredWork {
  const { source, knob, settings, model } = context;
  const workload = oneFunction(context);
  const sizes = set.sizes.map((one) => ({ ...one, vcpus: vcpusOf(one, { source, knob, settings }) }));
  const points = sizes.map(({ memory, vcpus, duration, deviation, count }) => {
    return { name: formatSize(memory), vcpus, duration, deviation, count };
  });
  const problem = model === undefined ? modelProblem(points, "io + cpu") : modelProblem(points, model);
  if (problem !== null)
    throw refuse(
      model === undefined ? "--measurements" : "--model",
      `${source}: the law ${model ?? "io + cpu"} ${problem}`,
    );
  const fit = fitDurations(points, model === undefined ? {} : { model });
  const { speed = 1 } = settings as { readonly speed?: number };
  const fitted = {
    io: fit.io.mean ?? 0,
    cpu: (fit.cpu.mean ?? 0) * speed,
    parallel: (fit.parallel.mean ?? 0) * speed,
  };
  const { shapes, spread } = shapesFor(sizes, { workload, fit });
  const streamed = streamedFor(workload, settings);
  return {
    set,
    fit,
    vcpus: sizes.map(({ vcpus }) => vcpus),
    fitted,
    spread,
    workloadWith: (work) => ({
      ...workload,
      work: workWith({ ...work, io: Math.max(0, work.io - streamed) }, shapes),
    }),
  };
}

/** What of a measured time is the end of a streamed response: a run adds it to the work by itself. */
function streamedFor({ response }: OneFunction, settings: unknown): number {
  const { responseStreaming = false } = settings as { readonly responseStreaming?: boolean };
  return responseStreaming ? streamingTime(response) : 0;
}

/** The fitted steps as means of work on the scenario's vCPU. */
export function stepsOf({ fit }: MeasuredWork, settings: unknown): readonly WorkParameters[] {
  const { speed = 1 } = settings as { readonly speed?: number };
  return fit.steps.map(({ io, cpu, parallel }) => ({ io, cpu: cpu * speed, parallel: parallel * speed }));
}

function oneFunction({ source, workload }: MeasuredContext): OneFunction {
  if ("functions" in workload) {
    throw refuse(
      "--measurements",
      `${source} is of one function, and the scenario has ${workload.functions.length}; tune them one by one`,
    );
  }
  if (workload.work.from === "trace") {
    throw refuse(
      "--measurements",
      `${source} says how long requests take, and so does the trace (workload.work.from); leave one of them out`,
    );
  }
  return workload;
}

function vcpusOf(
  { memory }: MeasuredSize,
  { source, knob, settings }: Pick<MeasuredContext, "source" | "knob" | "settings">,
): number {
  const offered = knob.offered(settings);
  const size = formatSize(memory);
  if ("smallest" in offered) {
    if (memory % bytesPerMegabyte !== 0) {
      throw refuse("--measurements", `${source} measured ${size}, and this platform has sizes of whole MB; correct it`);
    }
    if (memory >= offered.smallest && memory <= offered.largest) return offered.at(memory).vcpus;
    const bounds = `${formatSize(offered.smallest)} to ${formatSize(offered.largest)}`;
    throw refuse(
      "--measurements",
      `${source} measured ${size}, and this platform has sizes from ${bounds}; leave that row out, or choose the candidate that was measured`,
    );
  }
  const found = offered.filter((one) => one.memory === memory);
  if (found.length === 1) return found[0]!.vcpus;
  const known = offered.map(({ name }) => name).join(", ");
  const why = found.length === 0 ? "which this platform does not have" : "which several sizes of this platform have";
  throw refuse("--measurements", `${source} measured ${size}, ${why}: ${known}`);
}

/** The scenario's own variation; where it has none, that of the measured invocations. */
function shapesFor(
  sizes: readonly (MeasuredSize & { readonly vcpus: number })[],
  { workload, fit }: { readonly workload: OneFunction; readonly fit: DurationFit },
) {
  const shapes = shapesOf(workload.work as Parameters<typeof shapesOf>[0]);
  if ("problem" in shapes) throw refuse("--measurements", shapes.problem);
  const varied = sizes.filter(({ deviation }) => deviation !== null && deviation > 0);
  if (!isConstant(shapes))
    return { shapes, spread: "Single requests vary about the measured means as the scenario's work does." };
  if (varied.length === 0)
    return {
      shapes,
      spread:
        "Every request takes its mean: neither the scenario nor the measurements say how single requests vary, so percentiles are too low.",
    };
  const squares = varied.map(({ deviation, duration }) => (deviation! / duration) * (deviation! / duration));
  const variation = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
  const middle = varied[Math.floor(varied.length / 2)]!;
  const io = Math.min(fit.io.mean ?? 0, middle.duration);
  return {
    shapes: shapesOfVariation(variation, { io, cpu: middle.duration - io }),
    spread: `Single requests vary by ${(100 * variation).toFixed(0)} % about their mean, as the measured invocations do (lognormal).`,
  };
}
