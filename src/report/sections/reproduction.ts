import type { Result } from "../../analysis/result.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { Block, Section } from "../document.ts";

/** The command that gives this report again, to the byte, and the fingerprint of the question. */
export function reproduction(result: Result): Section {
  const { seed, digest } = result.scenario;
  const origin = [`evenpoint ${result.version}`, `seed ${seed}`, ...(digest === null ? [] : [`scenario ${digest}`])];
  const blocks: Block[] = [
    { kind: "command", text: result.command },
    { kind: "paragraph", text: { text: origin.join(", "), tone: "quiet" } },
  ];
  if (result.timing !== undefined) {
    const { wallSeconds, invocations, invocationsPerSecond } = result.timing;
    const speed = `${formatSignificant(invocations)} invocations in ${formatSignificant(wallSeconds)} s, ${formatSignificant(invocationsPerSecond)} per second`;
    blocks.push({ kind: "paragraph", text: { text: speed, tone: "quiet" } });
  }
  return { title: "Reproduce", blocks };
}
