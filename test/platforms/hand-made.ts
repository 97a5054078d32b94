import { LatencyHistogram } from "../../src/engine/latency-histogram.ts";
import { RandomStream } from "../../src/engine/random-stream.ts";
import { createRequestBlock, type RequestBlock } from "../../src/platforms/request-block.ts";
import type { Observation, Station, StationRun } from "../../src/platforms/station.ts";
import { microsecondsPer } from "../../src/units/duration.ts";
import { sumOfAll } from "../../src/workloads/arrivals/index.ts";
import type { OneFunction, SeveralFunctions, Sharing } from "../../src/workloads/workload.ts";

export const { ms, s, m, h } = microsecondsPer;

/** A request at a known instant with known work, microseconds. */
export interface HandMade {
  readonly at: number;
  readonly cpu?: number;
  readonly io?: number;
  /** The place of the function it calls, where there are several. */
  readonly of?: number;
}

/** A workload that says nothing beyond its sizes: the work itself comes with each hand-made request. */
export function handMadeWorkload(changes: Partial<OneFunction> = {}): OneFunction {
  const nothing = { kind: "constant", value: 0 } as const;
  return {
    arrivals: { kind: "constant", rate: 1 },
    work: { from: "distributions", cpu: nothing, io: nothing, parallel: 0 },
    memory: null,
    memoryPerRequest: 0,
    request: 0,
    response: 0,
    logs: 0,
    failures: 0,
    init: null,
    given: [],
    ...changes,
  };
}

/** Functions of those names, otherwise as `handMadeWorkload` has it. */
export function handMadeFunctions(
  sharing: Sharing,
  functions: Readonly<Record<string, Partial<OneFunction>>>,
): SeveralFunctions {
  const all = Object.entries(functions).map(([name, changes]) => ({ name, ...handMadeWorkload(changes) }));
  return { arrivals: sumOfAll(all.map(({ arrivals }) => arrivals)), functions: all, sharing };
}

/** A run whose window is [windowStart, windowEnd); one hour from zero unless it is said otherwise. */
export function handMadeRun(changes: Partial<StationRun> & { readonly seed?: number } = {}): StationRun {
  const { seed = 1, ...rest } = changes;
  return {
    random: (name) => new RandomStream({ seed, replication: 0, name }),
    samples: new Map(),
    traces: new Map(),
    windowStart: 0,
    windowEnd: h,
    weekStart: changes.windowStart ?? 0,
    month: 730 * h,
    seriesStep: m,
    detail: true,
    objectiveWindows: [],
    ...rest,
  };
}

export function blockOf(requests: readonly HandMade[]): RequestBlock {
  const block = createRequestBlock(Math.max(1, requests.length));
  block.count = requests.length;
  for (const [i, { at, cpu = 0, io = 0, of = 0 }] of requests.entries()) {
    block.time[i] = at;
    block.cpu[i] = cpu;
    block.io[i] = io;
    block.functionIndex[i] = of;
  }
  return block;
}

/** Offers the requests (in order of time), in blocks of `perBlock`, and gives what the station saw. */
export function serve(station: Station, requests: readonly HandMade[], perBlock = requests.length): Observation {
  for (let from = 0; from < requests.length; from += perBlock) {
    station.offer(blockOf(requests.slice(from, from + perBlock)));
  }
  return station.finish();
}

/** An observation as small plain data, to compare: histograms as their filled buckets. */
export function plain(observation: Observation): unknown {
  return JSON.parse(
    JSON.stringify(observation, (_key, value: unknown) => {
      if (value instanceof LatencyHistogram) return [...value.counts.entries()].filter(([, count]) => count > 0);
      return value instanceof Float64Array ? [...value].map(String) : value;
    }),
  );
}
