import type { BreakEvenResult, CandidateResult, Estimate, HangsOn, Result } from "../../src/analysis/result.ts";

/** An estimate whose interval is `share` of the mean on either side. */
export function around(mean: number, share = 0.02): Estimate {
  return { mean, low: mean * (1 - share), high: mean * (1 + share) };
}

const nothing: Estimate = { mean: 0, low: 0, high: 0 };

interface Parts {
  readonly name: string;
  readonly platform: string;
  readonly fastest: number;
  readonly tail: number;
  readonly monthly: number;
  readonly fixed: number;
}

const seconds = 7200;
const rate = 40;
const offered = rate * seconds;

/** A candidate whose latency has a geometric tail over `tail` buckets from `fastest` ms; functions have cold starts too. */
export function exampleCandidate(parts: Parts, over: Partial<CandidateResult> = {}): CandidateResult {
  const { name, platform, fastest, tail, monthly, fixed } = parts;
  const upper = Array.from({ length: 300 }, (_, i) => Number((fastest * Math.exp(i / 128)).toPrecision(6)));
  const weight = upper.map((_, i) => Math.exp(-i / tail) + (fixed === 0 && i > 200 ? 3e-5 : 0));
  const total = weight.reduce((sum, share) => sum + share, 0);
  const count = weight.map((share) => Math.round((5 * offered * share) / total));
  const at = (share: number) => {
    let above = 1;
    return around(upper[count.findIndex((requests) => (above -= requests / (5 * offered)) <= 1 - share)]!);
  };
  return {
    name,
    platform,
    region: "us-east-1",
    description: `${platform} in us-east-1.`,
    requests: {
      offered: around(offered, 0.001),
      completed: around(offered, 0.001),
      throttled: nothing,
      rejected: nothing,
      timedOut: nothing,
      failed: nothing,
      retried: nothing,
    },
    coldStarts: { count: nothing, fraction: nothing },
    latency: {
      mean: at(0.6),
      p50: at(0.5),
      p90: at(0.9),
      p95: at(0.95),
      p99: at(0.99),
      p999: at(0.999),
      max: at(0.99999),
    },
    wait: { mean: nothing, p95: nothing, p99: nothing },
    concurrency: { mean: around(4.21), peak: around(15.2) },
    instances: { mean: around(9.31), peak: around(16.4), utilisation: around(0.452) },
    usage: { requests: offered * 365 },
    bill: {
      lines: [
        {
          label: "Fixed part",
          meter: "instanceHours",
          quantity: 730,
          unit: "h",
          price: fixed / 730,
          amount: fixed,
          formula: `730 h x ${fixed / 730} USD`,
          source: "price list",
          effectiveDate: "2026-07-20",
        },
        {
          label: "Requests",
          meter: "requests",
          quantity: offered * 365,
          unit: "requests",
          price: (monthly - fixed) / (offered * 365),
          amount: monthly - fixed,
          formula: "105,120,000 requests x 0.0000002 USD",
          source: "pricing page",
          effectiveDate: "2026-08-24",
        },
      ],
      total: monthly,
    },
    cost: { monthly: around(monthly), perMillionRequests: around(monthly / 105.12) },
    costSplit: { fixed, usage: monthly - fixed, idle: fixed / 2 },
    worstCaseSpend: { perHour: fixed === 0 ? 48.02 : null },
    throttledBy: { account: nothing, reserved: nothing, scaleRate: nothing, requestRate: nothing, frontDoor: nothing },
    limits: [{ limit: "account concurrency", value: 1000, peak: 15.2, headroom: 0.9848, bindsAt: 2630 }],
    worstHour: { start: 3600, p99: 412, throttled: 0 },
    coldLatency: { p50: around(412), p99: around(803) },
    histogram: { unit: "ms", upper, count },
    series: {
      step: 60,
      offered: Array.from({ length: 120 }, (_, i) => 60 * rate + ((i * 37) % 100) - 50),
      concurrency: Array.from({ length: 120 }, (_, i) => 4 + ((i * 13) % 10) / 10),
      instances: Array.from({ length: 120 }, (_, i) => (fixed === 0 ? Math.min(9, 1 + i) : 2)),
      coldStarts: Array.from({ length: 120 }, (_, i) => (i < 9 ? 1 : 0)),
      p99: Array.from({ length: 120 }, () => 300),
      throttled: Array.from({ length: 120 }, () => 0),
    },
    slo: [{ objective: "p99 < 500ms", observed: at(0.99), passed: true, certain: true }],
    acceptable: true,
    overloaded: false,
    eligible: true,
    ineligibleBecause: [],
    warnings: [],
    assumptions: [
      {
        name: "keep-alive",
        value: "6 min",
        source: "measured by a third party",
        date: "2021-01",
        setBy: "profile",
        confirmed: true,
      },
      { name: "vCPU speed", value: "1 x", source: "evenpoint default", date: "", setBy: "default", confirmed: false },
    ],
    ...over,
  };
}

export interface ExampleNames {
  readonly functions: string;
  readonly machines: string;
}

const usualNames: ExampleNames = { functions: "Lambda 1 GB", machines: "Two m7g.large" };

/** A plausible answer: functions at 132.4 USD a month against machines at 164, crossing at 52 requests/s. */
export function exampleResult(names: ExampleNames = usualNames, over: Partial<Result> = {}): Result {
  const { functions, machines } = names;
  return {
    schemaVersion: 1,
    version: "0.1.0",
    command: "evenpoint run checkout.yaml --seed 1",
    scenario: {
      name: "Checkout API",
      question: "Should checkout run on functions or on virtual machines?",
      seed: 1,
      replications: 5,
      durationSeconds: seconds,
      digest: "sha256:0123456789abcdef",
    },
    currency: "USD",
    candidates: [
      exampleCandidate(
        { name: functions, platform: "aws-lambda", fastest: 96, tail: 28, monthly: 132.4, fixed: 0 },
        { coldStarts: { count: around(31), fraction: around(31 / offered) } },
      ),
      exampleCandidate({ name: machines, platform: "aws-ec2", fastest: 88, tail: 18, monthly: 164.1, fixed: 140.6 }),
    ],
    verdict: {
      best: functions,
      kind: "cheaper",
      indistinguishable: [],
      difference: { with: machines, monthly: { mean: -31.7, low: -31.9, high: -31.5 } },
      staffHoursToFlip: 0.396,
      sentence: `${functions} is the cheapest acceptable candidate: 132 USD/month against 164 for ${machines}.`,
    },
    checks: [{ law: "Little", candidate: functions, expected: 4.2, observed: around(4.21), holds: true }],
    notModelled: [{ what: "data transfer between zones", favours: functions }],
    ...over,
  };
}

/** The example with its break-even: linear costs 3.31 USD a month per request/s against 140.6 + 0.5876 per request/s. */
export function exampleBreakEven(names: ExampleNames = usualNames, over: Partial<BreakEvenResult> = {}): Result {
  const { functions, machines } = names;
  const crossing = 140.6 / (3.31 - 0.5876);
  const rates = Array.from({ length: 41 }, (_, i) => 0.4 * Math.exp((i * Math.log(10_000)) / 40));
  const result = exampleResult(names);
  return {
    ...result,
    command: "evenpoint break-even checkout.yaml --seed 1",
    breakEven: {
      axis: "rate",
      unit: "requests/s",
      searched: [0.4, 4000],
      crossings: [
        {
          at: { mean: crossing, low: 51.4, high: 51.9 },
          cheaperBelow: functions,
          cheaperAbove: machines,
          monthlyCost: 3.31 * crossing,
          because: "cost",
        },
      ],
      acceptableFrom: { [functions]: [0.4, 2630], [machines]: [0.4, 110] },
      latencyCrossings: [
        { percentile: "p99", at: { mean: 0.912, low: 0.9, high: 0.92 }, fasterBelow: machines, fasterAbove: functions },
      ],
      curve: rates.map((rate) => ({
        rate,
        candidates: {
          [functions]: { monthly: 3.31 * rate, p99: 271, acceptable: rate <= 2630, instances: 0.2 * rate + 1 },
          [machines]: {
            monthly: 140.6 + 0.5876 * rate,
            p99: rate <= 120 ? 208 : null,
            acceptable: rate <= 110,
            instances: 2,
          },
        },
      })),
      ...over,
    },
  };
}

/**
 * Functions against a fleet that needs one more machine, of 70.3 USD a month, for every 60 requests/s above two; its
 * cost jumps at each step, so the lines cross more than once. A small machine alone is cheap and never acceptable above
 * 25 requests/s. The crossing that matters carries its input band.
 */
export function exampleGrowing(over: Partial<BreakEvenResult> = {}): Result {
  const [functions, fleet, small] = ["Lambda 1 GB", "m7g.large, auto", "One t4g.small"] as const;
  const sizeAt = (rate: number) => Math.max(2, Math.ceil(rate / 60));
  const base = exampleBreakEven({ functions, machines: fleet });
  const edges = Array.from({ length: 8 }, (_, i) => 60 * (i + 2)).flatMap((edge) => [edge * 0.999, edge * 1.001]);
  const rates = [...base.breakEven!.curve.map(({ rate }) => rate), ...edges].sort((a, b) => a - b);
  const third = exampleCandidate(
    { name: small, platform: "aws-ec2", fastest: 110, tail: 40, monthly: 19.8, fixed: 12.3 },
    {
      usage: { instanceHours: 730 },
      slo: [{ objective: "p99 < 500ms", observed: around(840), passed: false, certain: true }],
      acceptable: false,
    },
  );
  const candidates = base.candidates.map((candidate) =>
    candidate.eligible && candidate.name === fleet ? { ...candidate, usage: { instanceHours: 1460 } } : candidate,
  );
  return {
    ...base,
    candidates: [...candidates, third],
    breakEven: {
      ...base.breakEven!,
      crossings: [
        {
          at: { mean: 51.6, low: 51.4, high: 51.9 },
          cheaperBelow: functions,
          cheaperAbove: fleet,
          monthlyCost: 171,
          because: "cost",
          band: { low: 10, lowBecause: "one machine instead of two", high: 158, highBecause: "8 staff hours a month" },
        },
      ],
      acceptableFrom: { [functions]: [0.4, 2630], [fleet]: [0.4, 4000], [small]: [0.4, 25] },
      curve: rates.map((rate) => ({
        rate,
        candidates: {
          [functions]: { monthly: 3.31 * rate, p99: 271, acceptable: rate <= 2630, instances: 0.2 * rate + 1 },
          [fleet]: {
            monthly: 70.3 * sizeAt(rate) + 0.5876 * rate,
            p99: 208,
            acceptable: true,
            instances: sizeAt(rate),
          },
          [small]: {
            monthly: 12.3 + 0.5876 * rate,
            p99: rate <= 60 ? 390 : null,
            acceptable: rate <= 25,
            instances: 1,
          },
        },
      })),
      ...over,
    },
  };
}

/** Functions whose limits refuse and machines that come too late, over a morning's climb from 40 to 400 requests/s. */
export function exampleClimb(): Result {
  const base = exampleResult();
  const steps = Array.from({ length: 120 }, (_, i) => i);
  const rateAt = (step: number) => 40 + 360 / (1 + Math.exp((40 - step) / 3));
  const machinesAt = (step: number) => (step < 42 ? 2 : step < 50 ? 4 : step < 56 ? 7 : 8);
  const [functions, machines] = base.candidates as readonly CandidateResult[];
  const series = (parts: Partial<CandidateResult["series"]>): CandidateResult["series"] => ({
    ...functions!.series,
    offered: steps.map((step) => 60 * rateAt(step) + ((step * 37) % 100) - 50),
    ...parts,
  });
  const requests = (over: Partial<CandidateResult["requests"]>) => ({ ...functions!.requests, ...over });
  return {
    ...base,
    candidates: [
      {
        ...functions!,
        requests: requests({ throttled: around(9072), retried: around(20_736), completed: around(278_928) }),
        throttledBy: { ...functions!.throttledBy, scaleRate: around(6048), account: around(3024) },
        worstHour: { start: 0, p99: 812, throttled: 9072 },
        limits: [
          { limit: "account concurrency", value: 1000, peak: 1000, headroom: 0, bindsAt: 38.2 },
          { limit: "scale-out rate", value: 1000, peak: 1000, headroom: 0, bindsAt: 29.8 },
          { limit: "request rate", value: 10_000, peak: 431, headroom: 0.9569, bindsAt: 928 },
        ],
        acceptable: false,
        series: series({
          concurrency: steps.map((step) => 0.15 * rateAt(step)),
          instances: steps.map((step) => 0.2 * rateAt(step) + 1),
          throttled: steps.map((step) => (step > 36 && step < 45 ? 60 * 18 * (1 - Math.abs(step - 41) / 5) : 0)),
        }),
      },
      {
        ...machines!,
        usage: { instanceHours: 4420 },
        instances: { mean: around(6.05), peak: around(8), utilisation: around(0.61) },
        series: series({
          concurrency: steps.map((step) => Math.min(0.12 * rateAt(step), 8 * machinesAt(step))),
          instances: steps.map(machinesAt),
          queue: steps.map((step) => Math.max(0, rateAt(step) - 60 * machinesAt(step))),
        }),
      },
    ],
  };
}

/**
 * What the example's verdict hangs on: 0.396 staff hours turn it, a year's commitment turns it the same way, work does
 * not; the difference is 31.7 USD a month.
 */
export function exampleHangsOn({ functions, machines }: ExampleNames = usualNames): HangsOn {
  const at = (because: string, difference: number): HangsOn["inputs"][number]["ends"][number] => ({
    because,
    best: difference < 0 ? machines : functions,
    difference: around(difference),
    acceptable: { best: true, next: true },
  });
  return {
    compared: { best: functions, next: machines, difference: { mean: 31.7, low: 31.5, high: 31.9 } },
    inputs: [
      {
        name: "traffic",
        ends: [at("0.5 x the traffic", 85), at("2 x the traffic", -60)],
        swing: 145,
        flips: [{ value: "1.29 x", at: { mean: 0.68, low: null, high: null }, best: machines, because: "cost" }],
        isRange: true,
      },
      {
        name: "purchase of machines",
        ends: [at("machines reserved for 1 year", -16.1)],
        swing: 47.8,
        flips: [
          {
            value: "machines reserved for 1 year",
            at: { mean: 0, low: null, high: null },
            best: machines,
            because: "cost",
          },
        ],
        isRange: false,
      },
      {
        name: "work per request",
        ends: [at("20 % less work per request", 10), at("20 % more work per request", 50)],
        swing: 40,
        flips: [],
        isRange: true,
      },
      {
        name: "vCPU speed of machines",
        ends: [at("vCPU speed of machines x 0.8", 31.7), at("vCPU speed of machines x 1.25", 31.7)],
        swing: 0,
        flips: [],
        isRange: true,
      },
    ],
  };
}
