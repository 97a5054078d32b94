import { z } from "zod";
import { durationField, formatDuration, microsecondsPer } from "../../units/duration.ts";
import { rateField } from "../../units/rate.ts";
import type { ArrivalProcess } from "../arrival-process.ts";
import { type NextSegment, rateArrivals } from "./rate-arrivals.ts";

export interface RampingArrivals {
  readonly kind: "ramping";
  /** Requests per second, as are the targets. */
  readonly startRate: number;
  readonly stages: readonly { readonly target: number; readonly duration: number }[];
}

export const ramping: ArrivalProcess<RampingArrivals> = {
  kind: "ramping",
  description: "Poisson at a rate that goes in straight lines from stage to stage, then holds its last target.",
  schema: z.strictObject({
    kind: z.literal("ramping"),
    startRate: rateField,
    stages: z
      .array(z.strictObject({ target: rateField, duration: durationField }), {
        error: "stages is a list such as [{target: 100/s, duration: 10m}]",
      })
      .min(1, { error: "ramping needs at least one stage" }),
  }) satisfies z.ZodType<RampingArrivals>,
  problems(settings) {
    if (stagesLength(settings) === 0) return [{ key: "stages", message: "the stages take no time at all" }];
    const highest = Math.max(settings.startRate, ...settings.stages.map((stage) => stage.target));
    return highest > 0 ? [] : [{ key: "stages", message: "startRate or a target must be above zero" }];
  },
  meanRate(settings) {
    let rate = settings.startRate;
    let area = 0;
    for (const { target, duration } of settings.stages) {
      area += ((rate + target) / 2) * duration;
      rate = target;
    }
    return area / stagesLength(settings);
  },
  period: stagesLength,
  windowProblem(settings, { duration }) {
    const stages = stagesLength(settings);
    return duration >= stages ? null : `must hold all stages of the ramp: ${formatDuration(stages)} or more`;
  },
  scaled: (settings, factor) => ({
    ...settings,
    startRate: settings.startRate * factor,
    stages: settings.stages.map(({ target, duration }) => ({ target: target * factor, duration })),
  }),
  start(settings, { random, origin, length }) {
    const skip = Math.max(0, origin);
    return rateArrivals(stageSegments(settings, Math.max(0, -origin)), { random: random("arrivals"), skip, length });
  },
};

function stagesLength({ stages }: RampingArrivals): number {
  return stages.reduce((sum, stage) => sum + stage.duration, 0);
}

/** The start rate for the time `before` the first stage, each stage, and the last target for ever. */
function stageSegments({ startRate, stages }: RampingArrivals, before: number): NextSegment {
  let rate = startRate / microsecondsPer.s;
  let index = -1;
  return (segment) => {
    if (index > stages.length) return false;
    const stage = stages[index];
    segment.startRate = rate;
    if (stage !== undefined) rate = stage.target / microsecondsPer.s;
    segment.endRate = rate;
    segment.length = index < 0 ? before : (stage?.duration ?? Number.POSITIVE_INFINITY);
    index++;
    return true;
  };
}
