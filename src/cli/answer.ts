import type { GateOutcome } from "../analysis/gates.ts";
import { Interrupted } from "../analysis/interrupted.ts";
import { readScenarioWith, scenarioFolder } from "../node/read-scenario.ts";
import { sha256 } from "../node/sha256.ts";
import type { AnswerForms, FormName } from "../report/answer-forms.ts";
import { canonicalScenario } from "../scenario/canonical.ts";
import { recordedFiles } from "../scenario/check-files.ts";
import { type Place, ScenarioError } from "../scenario/issue.ts";
import type { ParseWith } from "../scenario/parse-scenario.ts";
import { formatSignificant } from "../units/significant.ts";
import { type Asked, type Computation, type Computed, compute } from "./compute.ts";
import { exitCodes } from "./exit-codes.ts";
import { checkGates, reportGates } from "./gates.ts";
import { watchInterruption } from "./interruption.ts";
import { checkOutputFiles, checkOutputPlaces, type InputFile, writeOutputFiles } from "./output-files.ts";
import { type OverrideFlags, parseOverrides } from "./parse-overrides.ts";
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

export interface Question<Answer> extends Computation<Answer> {
  readonly verb: string;
  readonly file: string;
  readonly flags: AnswerFlags;
  /** Flags of the verb's own that belong into the reproducing command. */
  readonly ownFlags?: readonly (readonly [flag: string, value: string | boolean | undefined])[];
  /** Refuses, before anything is computed, what the verb's own flags ask wrongly of this scenario. */
  readonly check?: (asked: Pick<Asked, "scenario" | "parseWith">) => void;
  /** The answer in the forms of the verb. */
  readonly forms: (answer: Answer) => AnswerForms;
  /** Names of the forms that `forms` gives. */
  readonly formNames: readonly FormName[];
  /** How `--gate` judges the answer; absent where the verb has no such flag. */
  readonly gated?: (answer: Answer, names: readonly string[]) => readonly GateOutcome[];
  /** The answer with how long it took, for `--timing`; absent: standard error says it. */
  readonly timed?: (answer: Answer, wallSeconds: number, requests: number) => Answer;
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
    const setting = { file, command, workers, skipBadRows: flags.skipBadRows === true, signal: interruption.signal };
    const computed = await compute(question, asked, setting).catch((error) => rethrow(error, locate));
    const answered = flags.timing === true ? withTime(question, computed) : computed.answer;
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

function withTime<Answer>({ timed }: Question<Answer>, { answer, wallSeconds, requests }: Computed<Answer>): Answer {
  if (timed !== undefined) return timed(answer, wallSeconds, requests);
  const [speed, requestsInWords] = [requests / wallSeconds, requests].map((figure) => formatSignificant(figure, 4));
  process.stderr.write(`${wallSeconds.toFixed(2)} s, ${requestsInWords} requests, ${speed} requests/s\n`);
  return answer;
}

/** Says where what was finished is kept, if it is. */
function reportStop(file: string | null): number {
  const kept = file === null ? "" : `; what is finished is kept: the same command with --resume ${file} goes on`;
  process.stderr.write(`interrupted${kept}\n`);
  return exitCodes.interrupted;
}
