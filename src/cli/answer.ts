import { setImmediate } from "node:timers/promises";
import type { GateOutcome } from "../analysis/gates.ts";
import { Interrupted } from "../analysis/interrupted.ts";
import type { SimulateOptions } from "../analysis/simulate-options.ts";
import type { Kept } from "../analysis/tasks/kept.ts";
import { keptStore } from "../analysis/tasks/run-store.ts";
import { fileMatcher } from "../node/match-files.ts";
import { traceOpener } from "../node/open-trace.ts";
import { readScenarioWith, scenarioFolder } from "../node/read-scenario.ts";
import type { ResumePlace } from "../node/resume-file.ts";
import { sha256 } from "../node/sha256.ts";
import { workerPool } from "../node/worker-pool.ts";
import type { AnswerForms, FormName } from "../report/answer-forms.ts";
import { canonicalScenario } from "../scenario/canonical.ts";
import { recordedFiles } from "../scenario/check-files.ts";
import { type Place, ScenarioError } from "../scenario/issue.ts";
import type { ParseWith } from "../scenario/parse-scenario.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { exitCodes } from "./exit-codes.ts";
import { checkGates, reportGates } from "./gates.ts";
import { watchInterruption } from "./interruption.ts";
import { checkOutputFiles, checkOutputPlaces, type InputFile, writeOutputFiles } from "./output-files.ts";
import { type OverrideFlags, parseOverrides } from "./parse-overrides.ts";
import { createProgressBar } from "./progress-bar.ts";
import { renderForms } from "./render-forms.ts";
import { reportFailure } from "./report-failure.ts";
import { reproducingCommand } from "./reproducing-command.ts";
import { startResumption } from "./resumption.ts";
import { parseWorkers } from "./workers-flag.ts";

/** Flags of every verb that answers a scenario. */
export interface AnswerFlags extends OverrideFlags {
  readonly format: FormName;
  readonly output?: readonly string[];
  readonly skipBadRows?: boolean;
  readonly timing?: boolean;
  readonly workers?: string;
  readonly resume?: string;
  /** Candidates that must be acceptable. */
  readonly gate?: readonly string[];
}

/** What a verb answers. */
export interface Asked {
  readonly scenario: Scenario;
  /** The scenario with further values set. */
  readonly parseWith: ParseWith;
  readonly options: SimulateOptions;
  /** What was finished before; replications are in `options.store` already. */
  readonly kept: Kept;
}

export interface Question<Answer> {
  readonly verb: string;
  readonly file: string;
  readonly flags: AnswerFlags;
  /** Flags of the verb's own that belong into the reproducing command. */
  readonly ownFlags?: readonly (readonly [flag: string, value: string | boolean | undefined])[];
  /** What a stopped computation keeps. */
  readonly keeps: ResumePlace["keeps"];
  /** Refuses, before anything is computed, what the verb's own flags ask wrongly of this scenario. */
  readonly check?: (asked: Pick<Asked, "scenario" | "parseWith">) => void;
  readonly ask: (asked: Asked) => Promise<Answer>;
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
  const workers = parseWorkers(flags.workers);
  const outputs = flags.output ?? [];
  checkOutputFiles(outputs, inputsOf(file, flags), formNames);
  const parse = await readScenarioWith(file);
  const outcome = parse(overrides);
  if ("issues" in outcome) throw new ScenarioError(outcome.issues);
  const { scenario, locate } = outcome;
  const parseWith: ParseWith = (more) => parse([...overrides, ...more]);
  const gates = flags.gate ?? [];
  checkGates(gates, scenario.candidates);
  checkOutputPlaces(outputs, { folder: scenarioFolder(file), recorded: recordedFiles(scenario.written) });
  question.check?.({ scenario, parseWith });
  const sets = (flags.set ?? []).map((value) => ["--set", value] as const);
  const common = [["--seed", flags.seed] as const, ["--replications", flags.replications] as const];
  const skip = [["--skip-bad-rows", flags.skipBadRows] as const];
  const command = reproducingCommand({ verb, file, flags: [...sets, ...common, ...skip, ...ownFlags] });
  const resumption = await startResumption({
    file: flags.resume,
    scenarioFile: file,
    keeps: question.keeps,
    scenario: sha256(canonicalScenario(scenario, {})),
  });
  const interruption = watchInterruption();
  try {
    const asked = { scenario, parseWith, kept: resumption.kept };
    const computed = compute(question, asked, { file, flags, command, workers, signal: interruption.signal });
    const answered = await computed.catch((error) => rethrow(error, locate));
    const rendered = forms(answered);
    const { written, failures } = await writeOutputFiles(rendered, outputs, interruption.signal);
    if (interruption.signal.aborted) throw new Interrupted();
    process.stdout.write(renderForms(rendered, flags.format));
    if (written.length > 0) process.stderr.write(`wrote ${written.join(", ")}\n`);
    await resumption.finish();
    return Math.max(reportGates(gated?.(answered, gates) ?? []), ...failures.map(reportFailure));
  } catch (error) {
    if (!(error instanceof Interrupted)) {
      await resumption.finish();
      throw error;
    }
    interruption.hold();
    return reportStop(await resumption.saveAfterStop());
  } finally {
    interruption.stop();
  }
}

function inputsOf(file: string, { resume }: AnswerFlags): readonly InputFile[] {
  const scenario = { file, what: "the scenario itself" };
  return resume === undefined ? [scenario] : [scenario, { file: resume, what: "the file of --resume" }];
}

/** Issues that only the data showed know their path, and not yet the file and line it stands in. */
function rethrow(error: unknown, locate: (path: string) => Place): never {
  if (!(error instanceof ScenarioError)) throw error;
  throw new ScenarioError(
    error.issues.map((issue) => (issue.file === null ? { ...issue, ...locate(issue.path) } : issue)),
  );
}

/** Says where what was finished is kept, if it is. */
function reportStop(file: string | null): number {
  const kept = file === null ? "" : `; what is finished is kept: the same command with --resume ${file} goes on`;
  process.stderr.write(`interrupted${kept}\n`);
  return exitCodes.interrupted;
}

interface Setting {
  readonly file: string;
  readonly flags: AnswerFlags;
  readonly command: string;
  readonly workers: number;
  readonly signal: { readonly aborted: boolean };
}

async function compute<Answer>(
  { ask, timed, keeps }: Question<Answer>,
  asked: Omit<Asked, "options">,
  { file, flags, command, workers, signal }: Setting,
): Promise<Answer> {
  const folder = scenarioFolder(file);
  const bar = createProgressBar();
  const pool = workers === 1 ? null : workerPool({ workers, folder });
  const startedAt = performance.now();
  let requests = 0;
  const options: SimulateOptions = {
    signal,
    command,
    skipBadRows: flags.skipBadRows === true,
    openTrace: traceOpener(folder),
    matchFiles: fileMatcher(folder),
    pause: async () => void (await setImmediate()),
    hash: sha256,
    onProgress(progress) {
      requests = Math.max(requests, progress.requests);
      bar.update(progress);
    },
    ...(pool === null ? {} : { pool }),
    ...(keeps === "replications" ? { store: keptStore(asked.kept) } : {}),
  };
  try {
    const computed = await ask({ ...asked, options });
    return flags.timing === true ? timed(computed, (performance.now() - startedAt) / 1000, requests) : computed;
  } finally {
    bar.stop();
    await pool?.close();
  }
}
