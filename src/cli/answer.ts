import { setImmediate } from "node:timers/promises";
import type { GateOutcome } from "../analysis/gates.ts";
import type { SimulateOptions } from "../analysis/simulate-options.ts";
import { fileMatcher } from "../node/match-files.ts";
import { traceOpener } from "../node/open-trace.ts";
import { readScenario, scenarioFolder } from "../node/read-scenario.ts";
import { sha256 } from "../node/sha256.ts";
import type { AnswerForms, FormName } from "../report/answer-forms.ts";
import { recordedFiles } from "../scenario/check-files.ts";
import { type Place, ScenarioError } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { exitCodes } from "./exit-codes.ts";
import { checkGates, reportGates } from "./gates.ts";
import { watchInterruption } from "./interruption.ts";
import { checkOutputFiles, checkOutputPlaces, writeOutputFiles } from "./output-files.ts";
import { type OverrideFlags, parseOverrides } from "./parse-overrides.ts";
import { createProgressBar } from "./progress-bar.ts";
import { renderForms } from "./render-forms.ts";
import { reportFailure } from "./report-failure.ts";
import { reproducingCommand } from "./reproducing-command.ts";

/** Flags of every verb that answers a scenario. */
export interface AnswerFlags extends OverrideFlags {
  readonly format: FormName;
  readonly output?: readonly string[];
  readonly skipBadRows?: boolean;
  readonly timing?: boolean;
  /** Candidates that must be acceptable. */
  readonly gate?: readonly string[];
}

export interface Question<Answer> {
  readonly verb: string;
  readonly file: string;
  readonly flags: AnswerFlags;
  /** Flags of the verb's own that belong into the reproducing command. */
  readonly ownFlags?: readonly (readonly [flag: string, value: string | undefined])[];
  readonly ask: (scenario: Scenario, options: SimulateOptions) => Promise<Answer>;
  /** The answer in the forms of the verb. */
  readonly forms: (answer: Answer) => AnswerForms;
  /** Names of the forms that `forms` gives. */
  readonly formNames: readonly FormName[];
  /** How `--gate` judges the answer; absent where the verb has no such flag. */
  readonly gated?: (answer: Answer, names: readonly string[]) => readonly GateOutcome[];
  /** The answer with how long it took, for `--timing`. */
  readonly timed: (answer: Answer, wallSeconds: number, requests: number) => Answer;
}

/** From a scenario's file to the answer on standard output and in files. Gives the exit code. */
export async function answer<Answer>(question: Question<Answer>): Promise<number> {
  const { verb, file, flags, ownFlags = [], forms, formNames, gated } = question;
  const overrides = parseOverrides(flags);
  const outputs = flags.output ?? [];
  checkOutputFiles(outputs, [{ file, what: "the scenario itself" }], formNames);
  const outcome = await readScenario(file, overrides);
  if ("issues" in outcome) throw new ScenarioError(outcome.issues);
  const gates = flags.gate ?? [];
  checkGates(gates, outcome.scenario.candidates);
  checkOutputPlaces(outputs, { folder: scenarioFolder(file), recorded: recordedFiles(outcome.scenario.written) });
  const sets = (flags.set ?? []).map((value) => ["--set", value] as const);
  const common = [["--seed", flags.seed] as const, ["--replications", flags.replications] as const];
  const skip = [["--skip-bad-rows", flags.skipBadRows] as const];
  const command = reproducingCommand({ verb, file, flags: [...sets, ...common, ...skip, ...ownFlags] });
  const interruption = watchInterruption();
  try {
    const setting = { file, flags, command, signal: interruption.signal };
    const computed = compute(question, outcome.scenario, setting);
    const answered = await computed.catch((error) => rethrow(error, outcome.locate));
    const rendered = forms(answered);
    const { written, failures } = await writeOutputFiles(rendered, outputs, interruption.signal);
    if (interruption.signal.aborted) return exitCodes.interrupted;
    process.stdout.write(renderForms(rendered, flags.format));
    if (written.length > 0) process.stderr.write(`wrote ${written.join(", ")}\n`);
    return Math.max(reportGates(gated?.(answered, gates) ?? []), ...failures.map(reportFailure));
  } finally {
    interruption.stop();
  }
}

/** Issues that only the data showed know their path, and not yet the file and line it stands in. */
function rethrow(error: unknown, locate: (path: string) => Place): never {
  if (!(error instanceof ScenarioError)) throw error;
  throw new ScenarioError(
    error.issues.map((issue) => (issue.file === null ? { ...issue, ...locate(issue.path) } : issue)),
  );
}

interface Setting {
  readonly file: string;
  readonly flags: AnswerFlags;
  readonly command: string;
  readonly signal: { readonly aborted: boolean };
}

async function compute<Answer>(
  { ask, timed }: Question<Answer>,
  scenario: Scenario,
  setting: Setting,
): Promise<Answer> {
  const { file, flags, command, signal } = setting;
  const bar = createProgressBar();
  const startedAt = performance.now();
  let requests = 0;
  try {
    const computed = await ask(scenario, {
      signal,
      command,
      skipBadRows: flags.skipBadRows === true,
      openTrace: traceOpener(scenarioFolder(file)),
      matchFiles: fileMatcher(scenarioFolder(file)),
      pause: async () => void (await setImmediate()),
      hash: sha256,
      onProgress(progress) {
        requests = Math.max(requests, progress.requests);
        bar.update(progress);
      },
    });
    return flags.timing === true ? timed(computed, (performance.now() - startedAt) / 1000, requests) : computed;
  } finally {
    bar.stop();
  }
}
