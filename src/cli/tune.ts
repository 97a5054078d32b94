import { chooseCandidate } from "../analysis/tune/choose-candidate.ts";
import { type DurationModel, durationModels } from "../analysis/tune/fit/duration-fit.ts";
import { architecturesOf, levelsOf } from "../analysis/tune/searched-axes.ts";
import { tune as answerTune } from "../analysis/tune/tune.ts";
import type { TuneQuestion } from "../analysis/tune/tune-question.ts";
import type { TuneStrategy } from "../analysis/tune/tune-result.ts";
import { isAddress, measurementsName, readMeasuredInput } from "../node/read-measured-input.ts";
import { tuneForms } from "../report/tuned/tune-forms.ts";
import type { Candidate } from "../scenario/scenario.ts";
import { type AnswerFlags, answer } from "./answer.ts";
import { parseMemoryChoice, parseStep } from "./memory-flags.ts";
import { UsageError } from "./usage-error.ts";

export interface TuneFlags extends AnswerFlags {
  readonly candidate?: string;
  readonly memory?: string;
  readonly step?: string;
  readonly strategy?: TuneStrategy;
  readonly measurements?: string;
  readonly model?: string;
  readonly quick?: boolean;
  readonly architecture?: "both";
  readonly provisioned?: string;
}

/** `evenpoint tune SCENARIO`: which size of a candidate to take. */
export async function tune(file: string, flags: TuneFlags): Promise<number> {
  const { measurements } = flags;
  refuseContradictions(file, flags);
  const asked = questionOf(flags);
  const question: TuneQuestion =
    measurements === undefined ? asked : { ...asked, measurements: await readMeasuredInput(measurements) };
  return answer({
    verb: "tune",
    file,
    flags,
    ownFlags: [
      ["--candidate", flags.candidate],
      ["--memory", flags.memory],
      ["--step", flags.step],
      ["--strategy", flags.strategy],
      ["--measurements", measurements === undefined ? undefined : measurementsName(measurements)],
      ["--model", flags.model],
      ["--architecture", flags.architecture],
      ["--provisioned", flags.provisioned],
      ["--quick", flags.quick],
    ],
    inputs:
      measurements === undefined || isAddress(measurements) ? [] : [{ file: measurements, what: "the measurements" }],
    keeps: "replications",
    check({ scenario }) {
      const { candidate } = chooseCandidate(scenario, question.candidate);
      architecturesOf(candidate, question);
      levelsOf(candidate, question);
      if (flags.format === "power-tuning") refusePowerTuning(candidate);
    },
    ask: ({ scenario, options }) => answerTune(scenario, question, options),
    forms: tuneForms,
    formNames: ["text", "json", "md", "html", "csv"],
  });
}

/** What would be ignored or misread is refused before anything is read. */
function refuseContradictions(file: string, { measurements, model }: TuneFlags): void {
  if (measurements === undefined && model !== undefined) {
    parseModel(model);
    throw new UsageError(`--model ${model}: goes with --measurements; without them the work is as the scenario has it`);
  }
  if (measurements === "") throw new UsageError("--measurements: is empty; name a file, or an address in quotes");
  if (measurements === "-" && file === "-") {
    throw new UsageError("--measurements -: the scenario is standard input already; name a file for one of them");
  }
}

function refusePowerTuning({ name, platform }: Candidate): void {
  if (platform === "aws-lambda") return;
  throw new UsageError(
    `--format power-tuning: "${name}" is of ${platform}, and Power Tuning knows aws-lambda alone; use json or csv`,
  );
}

/** All of the question but what was measured. */
function questionOf({
  candidate,
  memory,
  step,
  strategy,
  model,
  quick,
  architecture,
  provisioned,
}: TuneFlags): TuneQuestion {
  return {
    ...(candidate === undefined ? {} : { candidate }),
    ...(memory === undefined ? {} : { memory: parseMemoryChoice(memory) }),
    ...(step === undefined ? {} : { step: parseStep(step) }),
    ...(strategy === undefined ? {} : { strategy }),
    ...(model === undefined ? {} : { model: parseModel(model) }),
    ...(quick === true ? { quick } : {}),
    ...(architecture === "both" ? { bothArchitectures: true } : {}),
    ...(provisioned === undefined ? {} : { mostProvisioned: parseProvisioned(provisioned) }),
  };
}

/** With or without spaces about the plus signs. */
function parseModel(text: string): DurationModel {
  const plain = (name: string) => name.replaceAll(" ", "");
  const found = durationModels.find((model) => plain(model) === plain(text));
  if (found !== undefined) return found;
  throw new UsageError(`--model ${text}: write one of ${durationModels.map(plain).join(", ")}`);
}

/** More levels than these are a typing error. */
const mostLevels = 1000;

function parseProvisioned(text: string): number {
  const most = Number(/^(?:0\.\.)?(\d{1,6})$/.exec(text.replaceAll(" ", ""))?.[1]);
  if (Number.isInteger(most) && most >= 1 && most <= mostLevels) return most;
  throw new UsageError(`--provisioned ${text}: write the levels as 0..N, N from 1 to ${mostLevels}, such as 0..10`);
}
