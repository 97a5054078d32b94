import { breakEven as findBreakEven } from "../analysis/break-even/index.ts";
import { parseRate } from "../units/rate.ts";
import { type AnswerFlags, answer } from "./answer.ts";
import { parsePair } from "./parse-pair.ts";
import { resultQuestion } from "./result-question.ts";
import { UsageError } from "./usage-error.ts";

export interface BreakEvenFlags extends AnswerFlags {
  readonly between?: string;
  readonly from?: string;
  readonly to?: string;
}

/** `evenpoint break-even SCENARIO`: run's answer, and the rates at which the cheapest candidate changes. */
export async function breakEven(file: string, flags: BreakEvenFlags): Promise<number> {
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
    ],
    ask: ({ scenario, options }) => {
      const names = scenario.candidates.map(({ name }) => name);
      const between = flags.between === undefined ? undefined : parsePair(flags.between, names);
      return findBreakEven(scenario, {
        ...options,
        ...(between === undefined ? {} : { between }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      });
    },
  });
}

/** `1/s`, `3000/m`, or a bare number of requests a second. */
function parseAxisRate(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const rate = /^\d+(\.\d+)?$/.test(text) ? Number(text) : parseRate(text);
  if (rate !== null && rate > 0) return rate;
  throw new UsageError(`${flag} ${text}: write a rate above zero, such as 0.5/s, 100/s or 3000000/30d`);
}
