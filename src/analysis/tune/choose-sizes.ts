import type { MemoryRange, Size, SizeKnob } from "../../platforms/size-knob.ts";
import { bytesPerMegabyte, formatSize } from "../../units/size.ts";
import { refuse } from "./refuse.ts";
import type { MemoryChoice } from "./tune-question.ts";

export interface SizeWishes {
  readonly memory?: MemoryChoice | undefined;
  /** Bytes. */
  readonly step?: number | undefined;
  /** Memory of the sizes that were measured, bytes: they are looked at too. */
  readonly measured: readonly number[];
}

/** More sizes than these are a typing error. */
const mostSizes = 1000;

/**
 * Megabytes that are looked at by default where any number can be had: closer together where sizes are small, and those
 * at which a further whole vCPU of AWS Lambda begins (1,769 MB each).
 */
const usualMegabytes = [
  128, 192, 256, 320, 384, 448, 512, 576, 640, 768, 896, 1024, 1152, 1280, 1536, 1769, 2048, 2304, 2560, 3008, 3538,
  4096, 4608, 5308, 6144, 7076, 7680, 8192, 9216, 10_240,
];

/**
 * The sizes to look at, smallest first: those asked for, those that were measured, and the candidate's own.
 *
 * @throws ScenarioError where a size lies outside the platform
 */
export function chooseSizes(knob: SizeKnob<unknown>, settings: unknown, wishes: SizeWishes): readonly Size[] {
  const offered = knob.offered(settings);
  const own = knob.of(settings);
  const chosen = "smallest" in offered ? inRange(offered, wishes) : inTable(offered, wishes);
  const byName = new Map([...chosen, own].map((size) => [size.name, size]));
  return [...byName.values()].sort((one, other) => one.memory - other.memory || one.vcpus - other.vcpus);
}

function inRange(offered: MemoryRange, { memory, step, measured }: SizeWishes): readonly Size[] {
  const { smallest, largest } = offered;
  const bounds = `${formatSize(smallest)} to ${formatSize(largest)}`;
  const wanted = memory ?? { kind: "range", from: smallest, to: largest };
  const ends = wanted.kind === "range" ? [wanted.from, wanted.to] : wanted.memories;
  for (const one of ends) {
    if (one < smallest || one > largest || one % bytesPerMegabyte !== 0) {
      throw refuse("--memory", `${formatSize(one)} is not a size of this platform: whole MB from ${bounds}`);
    }
  }
  if (wanted.kind === "list") {
    if (step !== undefined) throw refuse("--step", "goes with a range such as --memory 128..10240, not with a list");
    return wanted.memories.map((one) => offered.at(one));
  }
  const { from, to } = wanted;
  const inside = (one: number) => one >= from && one <= to;
  const grid =
    step === undefined ? [from, ...usualMegabytes.map((one) => one * bytesPerMegabyte), to] : steps(from, to, step);
  return [...grid, ...measured].filter(inside).map((one) => offered.at(one));
}

function steps(from: number, to: number, step: number): readonly number[] {
  if (step <= 0 || step % bytesPerMegabyte !== 0) {
    throw refuse("--step", `${formatSize(step)} is not a step between sizes: write whole MB above zero, such as 64`);
  }
  const count = Math.floor((to - from) / step) + 1;
  if (count > mostSizes)
    throw refuse("--step", `makes ${count} sizes; take a longer step, at most ${mostSizes} are looked at`);
  return Array.from({ length: count }, (_, index) => from + index * step);
}

function inTable(offered: readonly Size[], { memory, step }: SizeWishes): readonly Size[] {
  const known = offered.map(({ name }) => name).join(", ");
  if (step !== undefined) throw refuse("--step", `this platform has a table of sizes and no step: ${known}`);
  if (memory === undefined) return offered;
  if (memory.kind === "list") {
    return memory.memories.flatMap((wanted) => {
      const found = offered.filter((size) => size.memory === wanted);
      if (found.length > 0) return found;
      throw refuse("--memory", `${formatSize(wanted)} is not a size of this platform; it has ${known}`);
    });
  }
  const inside = offered.filter((size) => size.memory >= memory.from && size.memory <= memory.to);
  if (inside.length > 0) return inside;
  const range = `${formatSize(memory.from)} to ${formatSize(memory.to)}`;
  throw refuse("--memory", `no size of this platform lies in ${range}; it has ${known}`);
}
