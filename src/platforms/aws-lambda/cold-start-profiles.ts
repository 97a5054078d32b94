/** A law for one part of a cold start, as plain data; microseconds. A shifted lognormal is shift + exp(N(mu, sigma)). */
export type ColdStartPart =
  | { readonly kind: "shifted-lognormal"; readonly shift: number; readonly mu: number; readonly sigma: number }
  | { readonly kind: "constant"; readonly value: number };

/** Where a figure comes from. */
export interface ColdStartOrigin {
  readonly source: string;
  readonly date: string;
  /** False where a part had to be borrowed from another runtime or architecture. */
  readonly confirmed: boolean;
}

/** The three parts of a cold start by default, and where they come from as a whole. */
export interface ColdStartProfile extends ColdStartOrigin {
  /** Placement, before anything is billed. */
  readonly setup: ColdStartPart;
  /** Initialisation, billed, at full CPU whatever the memory. */
  readonly init: ColdStartPart;
  /** Extra CPU time of the first call, microseconds on one full vCPU. */
  readonly firstCall: number;
  /** The same origins part by part, for a reviewer who disputes one of them. */
  readonly origins: Readonly<Record<"setup" | "init" | "firstCall", ColdStartOrigin>>;
}

export interface ColdStartQuestion {
  readonly runtime: string;
  readonly packageKind: "zip" | "image";
  /** Size of the code that is loaded, bytes. */
  readonly packageBytes: number;
  readonly architecture: "x86_64" | "arm64";
}

/** Milliseconds: shift, then mu and sigma of the logarithm of what exceeds it. */
type Fit = readonly [shift: number, mu: number, sigma: number];

/** Milliseconds of the first call at 128, 256, 512 and 1024 MB. */
type FirstCall = readonly [number, number, number, number];

interface Measured {
  readonly zip: Fit;
  readonly image: Fit;
  /** A row of `firstCalls`; `borrowed` where that is another language. */
  readonly firstCall: keyof typeof firstCalls;
  readonly borrowed?: true;
  /** Median init on arm64 over x86_64; null where it was not measured. */
  readonly arm: number | null;
  /** The day of lambda-perf that the ratio is of, where the runs of 2026 have none. */
  readonly armDay?: string;
}

/**
 * Handler time of a hello world's first call, zip, x86_64, median of daily averages (maxday/lambda-perf, 2026-06-01 to
 * 2026-08-22). It falls with memory where it is CPU work at all.
 */
const firstCalls = {
  nodejs: [12.5, 3.3, 3.4, 3.3],
  python: [2.2, 2.1, 2.1, 2.1],
  go: [1.6, 1.6, 1.5, 1.6],
  rust: [1.3, 1.3, 1.3, 1.3],
  java17: [5.6, 2.5, 2.6, 2.6],
  java21: [97.5, 35.4, 32.4, 6.8],
  java25: [245.5, 94.7, 25.8, 10.1],
  graalvm: [139.8, 58.5, 21.4, 12.8],
  quarkus: [187.9, 82.9, 36.8, 18.4],
  dotnet8: [721.4, 358.6, 166, 74.6],
  dotnet10: [798.6, 391.4, 182.1, 81],
  "dotnet-aot": [3.3, 2, 2, 2],
  ruby: [11.5, 2.6, 2.6, 2.6],
  bun: [256.8, 112, 47.8, 20.3],
} as const satisfies Record<string, FirstCall>;

/** Share of a full vCPU at the memory settings of `firstCalls` (1,769 MB have one). */
const firstCallShares = [128 / 1769, 256 / 1769, 512 / 1769, 1024 / 1769] as const;

/** Medians of 40 cold starts each (zip); the runs of 2026 say nothing of these runtimes on arm64. */
const armOf2025 = { armDay: "2025-10-17" } as const;

/**
 * `Init Duration` of hello worlds, x86_64, about 3,000 cold starts a row, memory settings pooled (they make no
 * difference), shifted lognormal by maximum likelihood (maxday/lambda-perf, 2026-06-01 to 2026-08-22). Runtimes with a
 * slow second mode (images, dotnet, java25, ruby) are fitted least well. The ratios of arm64 are of zip packages.
 */
const measured: Readonly<Record<string, Measured>> = {
  "nodejs22.x": { zip: [71, 4.318, 0.247], image: [164, 5.036, 0.685], firstCall: "nodejs", arm: 0.89 },
  "nodejs24.x": { zip: [74, 4.218, 0.291], image: [140, 5.11, 0.638], firstCall: "nodejs", arm: 0.89 },
  "python3.12": { zip: [50, 3.622, 0.322], image: [83, 4.41, 0.554], firstCall: "python", arm: 0.905 },
  "python3.13": { zip: [55, 3.642, 0.441], image: [84, 4.428, 0.591], firstCall: "python", arm: 0.905 },
  "python3.14": { zip: [75, 3.772, 0.538], image: [105, 4.492, 0.653], firstCall: "python", arm: 0.905 },
  java11: { zip: [194, 4.527, 0.45], image: [227, 5.11, 0.597], firstCall: "java17", arm: 1.02 },
  java17: { zip: [145, 4.171, 0.388], image: [174, 4.968, 0.493], firstCall: "java17", arm: 1.02 },
  java21: { zip: [167, 4.372, 0.412], image: [213, 4.939, 0.634], firstCall: "java21", arm: 1.02 },
  java25: { zip: [131, 4.251, 0.57], image: [150, 4.731, 0.642], firstCall: "java25", arm: 1.02 },
  dotnet8: { zip: [170, 4.555, 0.525], image: [218, 5.314, 0.512], firstCall: "dotnet8", arm: 1.14 },
  dotnet10: { zip: [174, 4.63, 0.675], image: [222, 5.29, 0.548], firstCall: "dotnet10", arm: 0.97 },
  "ruby3.4": { zip: [140, 4.627, 0.605], image: [151, 4.84, 0.441], firstCall: "ruby", arm: 1.01 },
  go: { zip: [32, 2.932, 0.234], image: [23, 3.301, 0.566], firstCall: "go", arm: 0.84 },
  rust: { zip: [12, 1.661, 0.546], image: [18, 2.965, 0.589], firstCall: "rust", arm: 0.85 },
  cpp: { zip: [47, 3.058, 0.472], image: [26, 3.323, 0.67], firstCall: "go", borrowed: true, arm: 0.74 },
  swift: {
    zip: [86, 3.861, 0.27],
    image: [42, 3.713, 0.709],
    firstCall: "go",
    borrowed: true,
    arm: 0.83,
    ...armOf2025,
  },
  "dotnet8-aot": { zip: [66, 3.139, 0.336], image: [37, 3.312, 0.674], firstCall: "dotnet-aot", arm: 0.865 },
  "dotnet10-aot": { zip: [51, 3.128, 0.342], image: [31, 3.47, 0.59], firstCall: "dotnet-aot", arm: 0.865 },
  graalvm: { zip: [89, 4.24, 0.193], image: [49, 3.954, 0.827], firstCall: "graalvm", arm: 0.87 },
  quarkus: { zip: [137, 4.721, 0.177], image: [65, 4.394, 0.78], firstCall: "quarkus", arm: null },
  llrt: { zip: [3, 4.166, 0.101], image: [30, 3.546, 0.664], firstCall: "go", borrowed: true, arm: 0.88, ...armOf2025 },
  bun: { zip: [166, 5.224, 0.141], image: [89, 4.489, 0.672], firstCall: "bun", arm: 0.88, ...armOf2025 },
};

/** The names a scenario may use: AWS's own for managed runtimes, the language's for programs on provided.al2023. */
export const runtimes: readonly string[] = Object.keys(measured);

/**
 * Mean init in milliseconds by package size in KB: a Node function of 256 MB in us-east-1, zip, 100 cold starts a
 * point (gists of adriantanasa; node18 of 2023-09-18 and node20 of 2023-11-20). The unit of the sizes is inferred.
 */
export const initBySize = {
  kilobytes: [1, 128, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536],
  node18: [171, 176, 185, 197, 223, 280, 391, 649, 1277, 3110],
  node20: [242, 255, 288, 297, 305, 374, 474, 703, 1354, 3184],
} as const;

/** The median placement time of the X-Ray traces below, microseconds. Its spread is not known, so it has none. */
const setupTime = 91_000;

const setupOrigin: ColdStartOrigin = {
  source:
    "median of X-Ray traces, ruby2.5 of 256 to 512 MB (simplybusiness/lambda-coldstart-comparison); " +
    "a client-side measurement of 2020 leaves room for up to about 185 ms",
  date: "2019",
  confirmed: true,
};

const benchmark = "maxday/lambda-perf, 82 daily runs of a hello world, 2026-06-01 to 2026-08-22";
const growthSource =
  "growth with package size: mean of Node 18 and 20 runs of 2023-09 and 2023-11 (gists of adriantanasa)";

/** The default cold start of a runtime and package; null for a runtime that is not in `runtimes`. */
export function coldStartProfile(question: ColdStartQuestion): ColdStartProfile | null {
  const { runtime, packageKind, packageBytes, architecture } = question;
  const row = Object.hasOwn(measured, runtime) ? measured[runtime] : undefined;
  if (row === undefined) return null;
  const growth = packageKind === "zip" ? packageGrowth(packageBytes) : 0;
  const ratio = architecture === "arm64" ? row.arm : 1;
  const [shift, mu, sigma] = row[packageKind];
  const origins = originsOf(row, question);
  return {
    setup: { kind: "constant", value: setupTime },
    init: {
      kind: "shifted-lognormal",
      shift: Math.round(shift * (ratio ?? 1) * 1000 + growth),
      mu: mu + Math.log((ratio ?? 1) * 1000),
      sigma,
    },
    firstCall: firstCallWork(firstCalls[row.firstCall]),
    source: `setup: ${origins.setup.source}; init: ${origins.init.source}; first call: ${origins.firstCall.source}`,
    date: origins.init.date,
    confirmed: origins.setup.confirmed && origins.init.confirmed && origins.firstCall.confirmed,
    origins,
  };
}

/**
 * Microseconds that a zip package of this size adds to initialisation over one of 1 KB: linear between the measured
 * points, beyond 64 MB along the last stretch. An image's size makes no difference (it is loaded on demand).
 */
export function packageGrowth(bytes: number): number {
  const sizes = initBySize.kilobytes;
  const kilobytes = bytes / 1024;
  if (kilobytes <= sizes[0]) return 0;
  const above = sizes.findIndex((size) => size >= kilobytes);
  const upper = above === -1 ? sizes.length - 1 : above;
  const [x0, x1] = [sizes[upper - 1]!, sizes[upper]!];
  const [y0, y1] = [meanInit(upper - 1), meanInit(upper)];
  return (y0 + ((y1 - y0) * (kilobytes - x0)) / (x1 - x0) - meanInit(0)) * 1000;
}

function meanInit(point: number): number {
  return (initBySize.node18[point]! + initBySize.node20[point]!) / 2;
}

/**
 * Microseconds of CPU: each memory setting's time by its share of a vCPU, and of these the median, since waiting at
 * large settings and the quota's granularity at small ones each distort one end.
 */
function firstCallWork(milliseconds: FirstCall): number {
  const work = milliseconds.map((time, index) => time * 1000 * firstCallShares[index]!).sort((a, b) => a - b);
  return Math.round((work[1]! + work[2]!) / 2);
}

function originsOf(row: Measured, { packageKind, architecture }: ColdStartQuestion): ColdStartProfile["origins"] {
  const arm = architecture === "arm64";
  const ratioOf = row.armDay === undefined ? "" : `, lambda-perf of ${row.armDay}`;
  const armText =
    row.arm === null ? "; taken from x86_64, arm64 not measured" : `; ${row.arm} of x86_64 on arm64${ratioOf}`;
  return {
    setup: setupOrigin,
    init: {
      source: `${benchmark}${arm ? armText : ""}${packageKind === "zip" ? `; ${growthSource}` : ""}`,
      date: "2026-08",
      confirmed: !arm || row.arm !== null,
    },
    firstCall: {
      source: `${benchmark}${row.borrowed ? "; taken from go, not measured" : ""}`,
      date: "2026-08",
      confirmed: row.borrowed === undefined,
    },
  };
}
