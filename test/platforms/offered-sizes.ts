import { platforms } from "../../src/platforms/platforms.ts";
import type { MemoryRange, Size, SizeKnob } from "../../src/platforms/size-knob.ts";
import { bytesPerMegabyte } from "../../src/units/size.ts";
import { askOf } from "./candidate-case.ts";
import { s } from "./hand-made.ts";

/** A candidate's keys besides name and platform, as a scenario writes them. */
export type Keys = Readonly<Record<string, string | number>>;

/** What tests ask of the sizes of one platform's candidates. */
export function sizesOf(platform: string) {
  const ask = askOf(platform);
  const knob = platforms[platform]!.sizes as SizeKnob<unknown>;
  const settingsOf = (keys: Keys) => ask.candidateOf({ keys: textOf(keys) }).settings;

  const own = (keys: Keys): Size => knob.of(settingsOf(keys));

  /** Of a range its bounds, both sides of one full vCPU, and some between. */
  function offered(keys: Keys): readonly Size[] {
    const sizes = knob.offered(settingsOf(keys));
    return isRange(sizes) ? samplesOf(sizes) : sizes;
  }

  function range(keys: Keys): MemoryRange {
    const sizes = knob.offered(settingsOf(keys));
    if (!isRange(sizes)) throw new Error(`${platform} has a table of sizes`);
    return sizes;
  }

  const names = (keys: Keys): readonly string[] => offered(keys).map(({ name }) => name);

  /** What is wrong with a candidate that has those keys; prices of its region are looked up too. */
  const issues = (keys: Keys): readonly string[] => ask.issuesOf({ keys: textOf(keys) });

  /**
   * Microseconds in service of one warm, lonely request that is `cpu` microseconds of CPU work, of which any number of
   * vCPUs take equal parts. A first request, before the window, starts the instance where none is ready.
   */
  function warmService(keys: Keys, cpu: number): number {
    const workload = `arrivals: {kind: constant, rate: 1/s}, work: {cpu: ${cpu}us, parallel: 100%}`;
    const requests = [0, 120 * s].map((at) => ({ at, cpu }));
    const seen = ask.observe(requests, { keys: textOf(keys), workload }, { windowStart: 60 * s });
    if (seen.completed !== 1) throw new Error(`completed ${seen.completed} of 1 request`);
    return seen.serviceTime;
  }

  return { axis: knob.axis, own, offered, range, names, issues, warmService };
}

function isRange(sizes: readonly Size[] | MemoryRange): sizes is MemoryRange {
  return "smallest" in sizes;
}

function samplesOf({ smallest, largest, at }: MemoryRange): readonly Size[] {
  const between = [129, 512, 1000, 1024, 1768, 1769, 1770, 3008, 3538, 10_239].map((mb) => mb * bytesPerMegabyte);
  const inside = between.filter((memory) => memory > smallest && memory < largest);
  return [...new Set([smallest, ...inside, largest])].map((memory) => at(memory));
}

function textOf(keys: Keys): string {
  return Object.entries(keys)
    .map(([key, value]) => `${key}: ${value}`)
    .join(", ");
}
