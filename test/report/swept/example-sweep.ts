import type { Estimate } from "../../../src/analysis/result.ts";
import type { SweepAxis, SweepCell, SweepResult, SweptCandidate } from "../../../src/analysis/sweep/sweep-result.ts";
import { around } from "../example-result.ts";

type CandidateInCell = SweepCell["candidates"][number];

const nothing: Estimate = { mean: 0, low: 0, high: 0 };

/** A candidate of this cost (USD a month) and p99 (ms), 2,000 requests offered, all completed. */
export function sweptCandidate(
  name: string,
  monthly: number,
  p99: number,
  over: Partial<SweptCandidate> = {},
): SweptCandidate {
  return {
    name,
    platform: "aws-lambda",
    eligible: true,
    acceptable: true,
    undecided: false,
    unacceptableBecause: [],
    overloaded: false,
    cost: { monthly: around(monthly, 0.05), perMillionRequests: around(monthly / 4, 0.05) },
    latency: { mean: around(p99 / 4), p50: around(p99 / 5), p95: around(p99 / 2), p99: around(p99, 0.1) },
    offered: around(2000),
    completed: { mean: 1, low: 1, high: 1 },
    throttled: nothing,
    rejected: nothing,
    timedOut: nothing,
    failed: nothing,
    coldStarts: nothing,
    instances: { mean: around(3), peak: around(6), utilisation: around(0.4) },
    warnings: [],
    ...over,
  };
}

export function leftOut(name: string, because: string): CandidateInCell {
  return { name, platform: "aws-ec2", eligible: false, ineligibleBecause: [because] };
}

/** An axis of one path. */
export function axisOf(path: string, values: readonly string[], labels: readonly string[] = []): SweepAxis {
  return { paths: [path], points: values.map((value, i) => ({ label: labels[i] ?? null, values: [value] })) };
}

/** The cheapest acceptable of the candidates is best. */
export function cellOf(
  points: readonly (number | null)[],
  candidates: readonly CandidateInCell[],
  over: Partial<SweepCell> = {},
): SweepCell {
  const acceptable = candidates
    .flatMap((candidate) => (candidate.eligible && candidate.acceptable ? [candidate] : []))
    .sort((one, other) => one.cost.monthly.mean! - other.cost.monthly.mean!);
  const best = acceptable[0]?.name ?? null;
  return {
    points: [...points],
    digest: null,
    replications: 5,
    durationSeconds: 3600,
    verdict: { best, kind: best === null ? "none acceptable" : "cheaper" },
    candidates: [...candidates],
    ...over,
  };
}

export function sweepOf(
  axes: readonly SweepAxis[],
  cells: readonly SweepCell[],
  over: Partial<SweepResult> = {},
): SweepResult {
  return {
    schemaVersion: 1,
    kind: "sweep",
    version: "0.1.0",
    command: "evenpoint sweep checkout.yaml --vary workload.arrivals.rate=1/s,10/s",
    scenario: { name: "Checkout API", question: "Functions or machines?", seed: 1, digest: "sha256:0123" },
    currency: "USD",
    axes: [...axes],
    mode: "crossed",
    cells: [...cells],
    ...over,
  };
}

export const ratePath = "workload.arrivals.rate";
export const memoryPath = 'candidates["Lambda"].memory';
const rates = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as const;
const rateAxis = axisOf(
  ratePath,
  rates.map((rate) => `${rate}/s`),
);

/** Functions cost 3 USD a month per request/s at 1 GB, two machines 150; those fail from 500/s, all does at 1000/s. */
function pair(rate: number, gigabytes = 1): readonly CandidateInCell[] {
  return [
    sweptCandidate("Lambda", 3 * rate * gigabytes, 300 / gigabytes, rate >= 1000 ? { acceptable: false } : {}),
    sweptCandidate("Two m7g.large", 150, 100 + rate, rate >= 500 ? { acceptable: false, overloaded: true } : {}),
  ];
}

/** One axis of rates: Lambda is best up to 20/s (60 USD) and at 500/s, the machines from 50/s (at 150 both) to 200/s. */
export function exampleOneAxis(): SweepResult {
  const undecided = { verdict: { best: "Lambda", kind: "cannot tell" as const } };
  return sweepOf(
    [rateAxis],
    rates.map((rate, i) => cellOf([i], pair(rate), rate === 50 ? undecided : {})),
  );
}

/** Rates by memory: at half a gigabyte Lambda costs half as much. */
export function exampleTwoAxes(memories: readonly number[] = [0.5, 1, 2]): SweepResult {
  const memoryAxis = axisOf(
    memoryPath,
    memories.map((memory) => `${memory}GB`),
  );
  const cells = memories.flatMap((memory, i) => rates.map((rate, j) => cellOf([i, j], pair(rate, memory))));
  return sweepOf([memoryAxis, rateAxis], cells);
}

/** Words along the axis; the machines cannot run the third. */
export function exampleWords(): SweepResult {
  const axis = axisOf("workload.arrivals.kind", ["poisson", "constant", "{kind: bursty, rate: 10/s, burstRate: 90/s}"]);
  const why = "needs 9 GB of memory, has 8; the largest that fits is 8 GB";
  return sweepOf(
    [axis],
    [cellOf([0], pair(10)), cellOf([1], pair(20)), cellOf([2], [pair(100)[0]!, leftOut("Two m7g.large", why)])],
  );
}

export function exampleTriple(): SweepResult {
  const axis = axisOf("workload.work.io", ["10ms", "30ms", "200ms"], ["low", "typical", "high"]);
  return sweepOf(
    [axis],
    [5, 30, 60].map((rate, i) => cellOf([i], pair(rate))),
  );
}

/** So many candidates, each dearer by ten dollars and faster by a tenth than the one before. */
export function exampleMany(count = 8): SweepResult {
  const cells = rates.map((rate, i) => {
    const candidates = Array.from({ length: count }, (_, n) =>
      sweptCandidate(`Candidate number ${n + 1} with a name`, 10 * (n + 1) + rate, (400 + rate) / (1 + n / 10)),
    );
    return cellOf([i], candidates);
  });
  return sweepOf([rateAxis], cells);
}

export function exampleOneAtATime(): SweepResult {
  const memoryAxis = axisOf(memoryPath, ["512MB", "1024MB", "2048MB"]);
  const cells = [
    ...rates.map((rate, i) => cellOf([i, null], pair(rate))),
    ...[0.5, 1, 2].map((memory, i) => cellOf([null, i], pair(60, memory))),
  ];
  return sweepOf([rateAxis, memoryAxis], cells, { mode: "one at a time" });
}

export function exampleThreeAxes(): SweepResult {
  const memories = [0.5, 1, 2, 4];
  const speeds = ["slow", "fast", "x", "y"];
  const axes = [
    axisOf("candidates[0].throttle", speeds),
    axisOf(
      memoryPath,
      memories.map((memory) => `${memory}GB`),
    ),
    rateAxis,
  ];
  const cells = speeds.flatMap((_, i) =>
    memories.flatMap((memory, j) => rates.map((rate, k) => cellOf([i, j, k], pair(rate * (i + 1), memory)))),
  );
  return sweepOf(axes, cells);
}

/** Too few requests to judge Lambda up to 2/s; there the machines are too slow. At 5/s Lambda is acceptable. */
export function exampleUndecided(): SweepResult {
  const unknown: Estimate = { mean: null, low: null, high: null };
  const late = { acceptable: false, unacceptableBecause: ["p99 < 50ms: missed"] };
  const axis = axisOf(ratePath, ["1/s", "2/s", "5/s"]);
  const cells = [1, 2, 5].map((rate, i) => {
    const lambda = sweptCandidate("Lambda", 3 * rate, 40);
    const warning = `"p99 < 50ms" cannot be decided: p99 needs 2,000 requests per replication and saw ${60 * rate}; a duration of ${40 / rate}m would settle it`;
    const open = {
      acceptable: false,
      undecided: true,
      unacceptableBecause: ["p99 < 50ms: too few requests"],
      latency: { ...lambda.latency, p99: unknown },
      warnings: [warning],
    };
    const kind = rate === 5 ? "only acceptable" : "not decided";
    const found = [rate === 5 ? lambda : { ...lambda, ...open }, sweptCandidate("Machines", 150, 90, late)];
    return cellOf([i], found, { verdict: { best: rate === 5 ? "Lambda" : null, kind } });
  });
  return sweepOf([axis], cells);
}

/** Two paths that move together, costs of which the top interval reaches twice its mean. */
export function exampleJoint(): SweepResult {
  const joint: SweepAxis = {
    paths: ["workload.work.cpu", "workload.memory"],
    points: [
      ["10ms", "128MB"],
      ["20ms", "256MB"],
    ].map((values) => ({ label: null, values })),
  };
  const wide = { monthly: { mean: 20, low: 5, high: 40 }, perMillionRequests: around(5) };
  return sweepOf([joint], [cellOf([0], pair(5)), cellOf([1], [sweptCandidate("Lambda", 20, 300, { cost: wide })])]);
}
