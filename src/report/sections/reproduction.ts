import type { Result } from "../../analysis/result.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { Block, Section } from "../document.ts";

/** What every answer says of where it comes from. */
interface Reproducible {
  readonly command: string;
  readonly version: string;
  readonly scenario: Pick<Result["scenario"], "seed" | "digest">;
  readonly timing?: Result["timing"];
}

/** What only an answer with bills says. */
interface Dated {
  /** The oldest and the newest date of its prices, in words. */
  readonly prices?: string | null;
}

/** The command that gives this answer again, to the byte, and the fingerprint of the question. */
export function reproduction(
  { command, version, scenario, timing }: Reproducible,
  { prices = null }: Dated = {},
): Section {
  const { seed, digest } = scenario;
  const origin = [`evenpoint ${version}`, `seed ${seed}`, ...(digest === null ? [] : [`scenario ${digest}`])];
  const blocks: Block[] = [
    { kind: "command", text: command },
    { kind: "paragraph", text: { text: origin.join(", "), tone: "quiet" } },
  ];
  if (prices !== null) blocks.push({ kind: "paragraph", text: { text: `Prices of ${prices}.`, tone: "quiet" } });
  if (timing !== undefined) {
    const { wallSeconds, invocations, invocationsPerSecond } = timing;
    const speed = `${formatSignificant(invocations)} invocations in ${formatSignificant(wallSeconds)} s, ${formatSignificant(invocationsPerSecond)} per second`;
    blocks.push({ kind: "paragraph", text: { text: speed, tone: "quiet" } });
  }
  return { title: "Reproduce", blocks };
}
