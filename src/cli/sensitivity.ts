import type { Correlation } from "../analysis/sensitivity/monte-carlo.ts";
import { sensitivity as answerSensitivity } from "../analysis/sensitivity/sensitivity.ts";
import { sensitivityForms } from "../report/sensitive/sensitivity-forms.ts";
import { type AnswerFlags, answer } from "./answer.ts";
import { parsePair } from "./parse-pair.ts";
import { UsageError } from "./usage-error.ts";

export interface SensitivityFlags extends AnswerFlags {
  readonly between?: string;
  readonly monteCarlo?: string;
  readonly correlation?: readonly string[];
}

/** More draws than these are a typing error. */
const mostDraws = 100_000;

/** `evenpoint sensitivity SCENARIO`: what the verdict hangs on. */
export function sensitivity(file: string, flags: SensitivityFlags): Promise<number> {
  const { correlation = [] } = flags;
  const draws = flags.monteCarlo === undefined ? undefined : parseDraws(flags.monteCarlo);
  const correlations = correlation.map(parseCorrelation);
  if (correlations.length > 0 && draws === undefined) {
    throw new UsageError("--correlation says how inputs are drawn together; it goes with --monte-carlo N");
  }
  return answer({
    verb: "sensitivity",
    file,
    flags,
    ownFlags: [
      ["--between", flags.between],
      ["--monte-carlo", flags.monteCarlo],
      ...correlation.map((text) => ["--correlation", text] as const),
    ],
    keeps: "replications",
    ask: ({ scenario, options }) => {
      const names = scenario.candidates.map(({ name }) => name);
      return answerSensitivity(scenario, {
        ...options,
        ...(flags.between === undefined ? {} : { between: parsePair(flags.between, names) }),
        ...(draws === undefined ? {} : { draws }),
        correlations,
      });
    },
    forms: sensitivityForms,
    formNames: ["text", "json", "md", "html", "csv"],
  });
}

function parseDraws(text: string): number {
  const draws = Number(text);
  if (/^\d+$/.test(text) && draws >= 1 && draws <= mostDraws) return draws;
  throw new UsageError(
    `--monte-carlo ${text}: write how often all inputs are drawn together, a whole number from 1 to ${mostDraws}, such as 1000`,
  );
}

/** `work per request~traffic=0.5`. */
function parseCorrelation(text: string): Correlation {
  const match = /^(.+)~(.+)=\s*([-+]?(?:\d+\.?\d*|\.\d+))\s*$/.exec(text);
  const correlation = Number(match?.[3]);
  const [one = "", other = ""] = [match?.[1]?.trim(), match?.[2]?.trim()];
  if (match !== null && one !== other && correlation >= -1 && correlation <= 1)
    return { inputs: [one, other], correlation };
  throw new UsageError(
    `--correlation ${text}: write two inputs and a number from -1 to 1, such as 'traffic~work per request=0.5'`,
  );
}
