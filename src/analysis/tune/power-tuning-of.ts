import type { Candidate } from "../../scenario/scenario.ts";
import { powerTuningJson } from "../../workloads/measurements/power-tuning-json.ts";
import { encodePowerTuningUrl, type PowerTuningPoint } from "../../workloads/measurements/power-tuning-url.ts";
import type { TunedSize, TuneResult } from "./tune-result.ts";
import { architectures } from "./variant.ts";

interface PointOf {
  readonly row: TunedSize;
  readonly point: PowerTuningPoint;
}

/**
 * The sizes as AWS Lambda Power Tuning would report them: mean latency and cost of one completed request, both under the
 * scenario's traffic. Of provisioned levels the recommended one's alone; both architectures are compared. Null beside
 * Lambda, and where no size works.
 */
export function powerTuningOf(
  { platform }: Candidate,
  rows: readonly TunedSize[],
  { recommended, picks }: TuneResult["advice"],
): TuneResult["powerTuning"] {
  if (platform !== "aws-lambda") return null;
  const cheapest = picks.find(({ strategy }) => strategy === "cost")?.size ?? null;
  const chosen = rows.find(({ name }) => name === (recommended ?? cheapest));
  if (chosen === undefined) return null;
  const points = rows.flatMap((row) => pointOf(row)).filter(({ row }) => row.provisioned === chosen.provisioned);
  const own = points.filter(({ row }) => row.architecture === chosen.architecture);
  const best = own.find(({ row }) => row === chosen);
  if (best === undefined) return null;
  const sets = architectures.flatMap((architecture) => {
    const some = points.filter(({ row }) => row.architecture === architecture);
    return some.length === 0 ? [] : [{ name: architecture, points: some.map(({ point }) => point) }];
  });
  const one = own.map(({ point }) => point);
  const output = powerTuningJson(one, { power: best.point.memoryMegabytes });
  const url = sets.length === 2 ? encodePowerTuningUrl(sets) : output.stateMachine.visualization;
  return { results: { ...output, stateMachine: { ...output.stateMachine, visualization: url } }, url };
}

function pointOf(row: TunedSize): readonly PointOf[] {
  if (!row.works) return [];
  const duration = row.latency.mean.mean;
  const cost = row.cost.perMillionRequests.mean;
  if (duration === null || duration <= 0 || cost === null || cost <= 0) return []; // the form has no zeros
  return [{ row, point: { memoryMegabytes: row.memoryMegabytes, duration, cost: cost / 1e6 } }];
}
