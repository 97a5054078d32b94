import { z } from "zod";
import { positiveDuration } from "../../engine/distributions/positive-duration.ts";
import { durationField, formatDuration, microsecondsPer } from "../../units/duration.ts";
import type { KindProblem } from "../../units/kind-field.ts";
import type { ArrivalProcess } from "../arrival-process.ts";
import { type Firings, parseCron } from "../cron.ts";
import { batchArrivals, type NextBatch } from "./batch-arrivals.ts";
import { roundedAtRandom } from "./rounded-at-random.ts";

/** One of `every` (microseconds, from Monday 00:00 on) and `cron`. */
export interface ScheduleArrivals {
  readonly kind: "schedule";
  readonly every?: number;
  readonly cron?: string;
  /** Requests at each firing; a fraction, after scaling, is rounded at random. */
  readonly count: number;
  /** Each request comes up to this much later, uniformly; microseconds. */
  readonly jitter: number;
}

const countError = "count is how many requests each firing brings: a whole number from 1 on";

export const schedule: ArrivalProcess<ScheduleArrivals> = {
  kind: "schedule",
  description: "Timers: so many requests at fixed instants, each perhaps a little late.",
  schema: z.strictObject({
    kind: z.literal("schedule"),
    every: positiveDuration.exactOptional(),
    cron: z.string({ error: 'cron is text with five fields, such as "*/5 * * * *"' }).exactOptional(),
    count: z.number({ error: countError }).int({ error: countError }).min(1, { error: countError }).default(1),
    jitter: durationField.prefault("0s"),
  }) satisfies z.ZodType<ScheduleArrivals>,
  problems(settings) {
    const { every, cron } = settings;
    if (every === undefined && cron === undefined) return [{ key: null, message: "schedule needs every or cron" }];
    if (every !== undefined && cron !== undefined) {
      return [{ key: "cron", message: "schedule takes every or cron, not both" }];
    }
    const parsed = cron === undefined ? null : parseCron(cron);
    if (parsed !== null && "problem" in parsed) return [{ key: "cron", message: parsed.problem }];
    return jitterProblems(settings);
  },
  meanRate(settings) {
    const { instants, cycle } = firings(settings);
    return (settings.count * instants.length) / (cycle / microsecondsPer.s);
  },
  period: (settings) => firings(settings).cycle,
  scaled: (settings, factor) => ({ ...settings, count: settings.count * factor }),
  start(settings, { random, weekTime, length }) {
    const thinning = random("arrivals.thinning");
    const batches = scheduleBatches(settings, weekTime, (count) => roundedAtRandom(count, thinning));
    return batchArrivals(batches, { within: "uniform", random: random("arrivals.jitter"), length });
  },
};

function firings({ every, cron }: ScheduleArrivals): Firings {
  if (cron === undefined) return { instants: new Float64Array(1), cycle: every as number };
  return parseCron(cron) as Firings; // the schema has seen it parse
}

function jitterProblems(settings: ScheduleArrivals): readonly KindProblem[] {
  const { instants, cycle } = firings(settings);
  let shortest = instants[0]! + cycle - instants[instants.length - 1]!;
  for (let i = 1; i < instants.length; i++) shortest = Math.min(shortest, instants[i]! - instants[i - 1]!);
  if (settings.jitter <= shortest) return [];
  return [
    { key: "jitter", message: `jitter must be at most ${formatDuration(shortest)}, the shortest time between firings` },
  ];
}

/** Every firing from the one before the run on, whose late requests may fall into it. */
function scheduleBatches(settings: ScheduleArrivals, weekTime: number, whole: (count: number) => number): NextBatch {
  const { instants, cycle } = firings(settings);
  let turn = Math.floor(weekTime / cycle) - 1;
  let index = 0;
  return (batch) => {
    do {
      if (index === instants.length) {
        index = 0;
        turn++;
      }
      batch.start = turn * cycle + instants[index++]! - weekTime;
    } while (batch.start < 0 && batch.start + settings.jitter <= 0);
    batch.span = settings.jitter;
    batch.count = whole(settings.count);
    return true;
  };
}
