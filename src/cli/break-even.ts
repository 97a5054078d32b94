import { breakEven as findBreakEven } from "../analysis/break-even/index.ts";
import { breakEvenOver } from "../analysis/break-even/over-path.ts";
import { parseRate } from "../units/rate.ts";
import { type AnswerFlags, answer } from "./answer.ts";
import { parsePair } from "./parse-pair.ts";
import { resultQuestion } from "./result-question.ts";
import { UsageError } from "./usage-error.ts";
import { pathAxisOf, pathIn, winnerMap } from "./winner-map.ts";

export interface BreakEvenFlags extends AnswerFlags {
  readonly between?: string;
  readonly from?: string;
  readonly to?: string;
  readonly over?: readonly string[];
  /** False with --no-sensitivity. */
  readonly sensitivity?: boolean;
}

/** `evenpoint break-even SCENARIO`: run's answer, and the rates at which the cheapest candidate changes; over two axes a map. */
export async function breakEven(file: string, { over = [], ...flags }: BreakEvenFlags): Promise<number> {
  if (over.length > 0 && !(over.length === 1 && over[0] === "rate")) {
    const given = (["between", "from", "to", "gate"] as const).find((flag) => flags[flag] !== undefined);
    if (given !== undefined)
      throw new UsageError(`--${given} does not go with --over two axes; write the range into --over`);
    if (over.length === 1) return overPath(file, over[0]!, flags);
    if (flags.sensitivity === false)
      throw new UsageError(
        "--no-sensitivity does not go with --over two axes; a map never asks what a verdict hangs on",
      );
    return winnerMap(file, over, flags);
  }
  const from = parseAxisRate("--from", flags.from);
  const to = parseAxisRate("--to", flags.to);
  if (from !== undefined && to !== undefined && from >= to) {
    throw new UsageError(`--from ${flags.from} must be lower than --to ${flags.to}`);
  }
  return answer({
    ...resultQuestion,
    verb: "break-even",
    file,
    flags,
    ownFlags: [
      ["--between", flags.between],
      ["--from", flags.from],
      ["--to", flags.to],
      ["--no-sensitivity", flags.sensitivity === false],
    ],
    ask: ({ scenario, options }) => {
      const names = scenario.candidates.map(({ name }) => name);
      const between = flags.between === undefined ? undefined : parsePair(flags.between, names);
      return findBreakEven(scenario, {
        ...options,
        sensitivity: flags.sensitivity !== false,
        ...(between === undefined ? {} : { between }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      });
    },
  });
}

/** Run's answer, and the values of another input at which the cheapest candidate changes. */
function overPath(file: string, over: string, flags: Omit<BreakEvenFlags, "over">): Promise<number> {
  const axis = pathAxisOf(over);
  return answer({
    ...resultQuestion,
    verb: "break-even",
    file,
    flags,
    ownFlags: [
      ["--over", over],
      ["--no-sensitivity", flags.sensitivity === false],
    ],
    check({ scenario }) {
      pathIn(scenario, axis.path);
    },
    ask: ({ scenario, options }) =>
      breakEvenOver(
        scenario,
        { ...axis, path: pathIn(scenario, axis.path) },
        { ...options, sensitivity: flags.sensitivity !== false },
      ),
  });
}

/** `1/s`, `3000/m`, or a bare number of requests a second. */
function parseAxisRate(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const rate = /^\d+(\.\d+)?$/.test(text) ? Number(text) : parseRate(text);
  if (rate !== null && rate > 0) return rate;
  throw new UsageError(`${flag} ${text}: write a rate above zero, such as 0.5/s, 100/s or 3000000/30d`);
}
