import { exponentialFunction } from "../../exponential-function.ts";
import type { SampleCells } from "../sample-cells.ts";
import { cellLogs, logMoments } from "./log-moments.ts";

/** Two normal laws of the logarithms. */
export interface TwoNormals {
  /** Of the first; the second has the rest. */
  readonly weight: number;
  readonly means: readonly [number, number];
  readonly sds: readonly [number, number];
}

const iterations = 100;

/**
 * Two normal laws whose sum comes nearest to the logarithms of the sample, by expectation and maximisation (Dempster,
 * Laird and Rubin, 1977). The hill has several tops: it is climbed from three places, and the highest top counts.
 */
export function separateNormals(cells: SampleCells, leastSpread: number): TwoNormals {
  const logs = cellLogs(cells);
  const { mean, sd } = logMoments(cells);
  const starts: readonly TwoNormals[] = [
    { weight: 0.5, means: [mean - 0.8 * sd, mean + 0.8 * sd], sds: [0.6 * sd, 0.6 * sd] },
    { weight: 0.9, means: [mean - 0.3 * sd, mean + 2 * sd], sds: [0.7 * sd, 0.7 * sd] },
    { weight: 0.1, means: [mean - 2 * sd, mean + 0.3 * sd], sds: [0.7 * sd, 0.7 * sd] },
    { weight: 0.6, means: [mean, mean], sds: [0.4 * sd, 1.6 * sd] },
  ];
  let best: Climb | null = null;
  for (const start of starts) {
    let climb: Climb = { parts: start, logLikelihood: Number.NEGATIVE_INFINITY };
    for (let i = 0; i < iterations; i++) {
      const next = improve(climb.parts, { logs, count: cells.count, leastSpread });
      const gain = next.logLikelihood - climb.logLikelihood;
      climb = next;
      if (gain < 1e-3) break;
    }
    if (best === null || climb.logLikelihood > best.logLikelihood) best = climb;
  }
  return (best as Climb).parts;
}

interface Climb {
  readonly parts: TwoNormals;
  /** Of the parts from which these were reached. */
  readonly logLikelihood: number;
}

interface LoggedCells {
  readonly logs: Float64Array;
  readonly count: Float64Array;
  readonly leastSpread: number;
}

/** One step: each value is shared between the parts as they claim it, and each part takes the moments of its share. */
function improve({ weight, means, sds }: TwoNormals, { logs, count, leastSpread }: LoggedCells): Climb {
  const sums = [0, 0, 0, 0, 0, 0]; // of shares, of values, of squares; first part, then second
  let size = 0;
  let logLikelihood = 0;
  for (let i = 0; i < logs.length; i++) {
    const [a, b] = [(logs[i]! - means[0]) / sds[0], (logs[i]! - means[1]) / sds[1]];
    const first = (weight / sds[0]) * exponentialFunction(-0.5 * a * a);
    const second = ((1 - weight) / sds[1]) * exponentialFunction(-0.5 * b * b);
    const both = Math.max(1e-300, first + second);
    const share = (count[i]! * first) / both;
    size += count[i]!;
    logLikelihood += count[i]! * Math.log(both);
    [share, count[i]! - share].forEach((members, part) => {
      sums[part]! += members;
      sums[2 + part]! += members * logs[i]!;
      sums[4 + part]! += members * logs[i]! * logs[i]!;
    });
  }
  const mean = (part: 0 | 1) => sums[2 + part]! / Math.max(1e-9, sums[part]!);
  const sd = (part: 0 | 1) =>
    Math.max(
      leastSpread,
      Math.sqrt(Math.max(0, sums[4 + part]! / Math.max(1e-9, sums[part]!) - mean(part) * mean(part))),
    );
  const share = Math.min(0.999, Math.max(0.001, sums[0]! / size));
  return { parts: { weight: share, means: [mean(0), mean(1)], sds: [sd(0), sd(1)] }, logLikelihood };
}
