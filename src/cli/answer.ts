import type { GateOutcome } from "../analysis/gates.ts";
import { Interrupted } from "../analysis/interrupted.ts";
import { htmlParts } from "../node/html-parts.ts";
import { readScenarioWith, scenarioFolder } from "../node/read-scenario.ts";
import { sha256 } from "../node/sha256.ts";
import type { AnswerForms, FormName } from "../report/answer-forms.ts";
import { canonicalScenario } from "../scenario/canonical.ts";
import { namedCardFiles } from "../scenario/card-files.ts";
import { recordedFiles } from "../scenario/check-files.ts";
import { type Place, ScenarioError } from "../scenario/issue.ts";
import { located } from "../scenario/located.ts";
import type { ParseWith } from "../scenario/parse-scenario.ts";
import { formatSignificant } from "../units/significant.ts";
import { type Asked, type Computation, type Computed, compute, type Setting } from "./compute.ts";
import { exitCodes } from "./exit-codes.ts";
import { formatWarnings } from "./format-issues.ts";
import { checkGates, reportGates } from "./gates.ts";
import { watchInterruption } from "./interruption.ts";
import { checkOutputFiles, checkOutputPlaces, type InputFile, wantsHtml, writeOutputFiles } from "./output-files.ts";
import { type OverrideFlags, parseOverrides } from "./parse-overrides.ts";
import { renderForms } from "./render-forms.ts";
import { reportFailure } from "./report-failure.ts";
import { type CommandParts, reproducingCommand } from "./reproducing-command.ts";
import { type Resumption, type ResumptionOptions, type Saved, startResumption } from "./resumption.ts";
import { UsageError } from "./usage-error.ts";
import { parseWorkers } from "./workers-flag.ts";

/** Flags of every verb that answers a scenario. */
export interface AnswerFlags extends OverrideFlags {
  readonly format: FormName;
  readonly output?: readonly string[];
  /** Files that are not our own output may be overwritten. */
  readonly force?: boolean;
  readonly skipBadRows?: boolean;
  readonly timing?: boolean;
  readonly workers?: string;
  readonly resume?: string;
  /** Candidates that must be acceptable. */
  readonly gate?: readonly string[];
}

/** A verb applied to a scenario. */
export interface Question<Answer> extends Computation<Answer> {
  readonly verb: string;
  readonly file: string;
  readonly flags: AnswerFlags;
  /** Flags of the verb's own that belong into the reproducing command. */
  readonly ownFlags?: readonly (readonly [flag: string, value: string | boolean | undefined])[];
  /** Files that the verb reads beside the scenario: no output may replace them. */
  readonly inputs?: readonly InputFile[];
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
  const prepared = await prepare(question);
  const resumption = await startResumption(prepared.resumption);
  const keepAndTell = async () => reportStop(await resumption.saveAfterStop());
  const interruption = watchInterruption(keepAndTell);
  try {
    const asked = { scenario: prepared.scenario, parseWith: prepared.parseWith, kept: resumption.kept };
    const setting = { ...prepared.setting, signal: interruption.signal };
    const computed = await compute(question, asked, setting).catch((error) => {
      throw located(error, prepared.locate);
    });
    const code = await deliver(question, computed, interruption.signal);
    return Math.max(code, await finish(resumption));
  } catch (error) {
    if (!(error instanceof Interrupted)) {
      await finish(resumption);
      throw error;
    }
    interruption.hold();
    return keepAndTell();
  } finally {
    interruption.stop();
  }
}

/** What cannot be kept is told, and takes nothing from the answer. */
function finish(resumption: Resumption): Promise<number> {
  return resumption.finish().then(() => exitCodes.fine, reportFailure);
}

interface Prepared extends Pick<Asked, "scenario" | "parseWith"> {
  readonly locate: (path: string) => Place;
  readonly setting: Omit<Setting, "signal">;
  readonly resumption: ResumptionOptions;
}

/** Reads the scenario, and refuses whatever would be refused later. */
async function prepare<Answer>(question: Question<Answer>): Promise<Prepared> {
  const { verb, file, flags, ownFlags = [], inputs = [], formNames, keeps } = question;
  const { gate = [], output = [], resume, force = false } = flags;
  checkFormat(flags.format, formNames);
  const overrides = parseOverrides(flags);
  const workers = parseWorkers(flags.workers);
  checkOutputFiles(output, [...inputsOf(file, flags), ...inputs], formNames);
  const parse = await readScenarioWith(file);
  const outcome = parse(overrides);
  if ("issues" in outcome) throw new ScenarioError(outcome.issues);
  const { scenario, locate, warnings } = outcome;
  process.stderr.write(formatWarnings(warnings));
  const parseWith: ParseWith = (more) => parse([...overrides, ...more]);
  checkGates(gate, scenario.candidates);
  const recorded = [...recordedFiles(scenario.written), ...namedCardFiles(scenario.written)];
  checkOutputPlaces(output, { folder: scenarioFolder(file), recorded, force });
  if (wantsHtml(flags)) await htmlParts();
  question.check?.({ scenario, parseWith });
  const command = reproducingCommand({ verb, file, flags: [...commonFlags(flags), ...ownFlags] });
  return {
    scenario,
    parseWith,
    locate,
    setting: { file, command, workers, skipBadRows: flags.skipBadRows === true },
    resumption: { file: resume, scenarioFile: file, keeps, scenario: sha256(canonicalScenario(scenario, {})) },
  };
}

/** A verb may answer in several shapes, and not each has every form; what is printed alone the verb itself refuses. */
function checkFormat(format: FormName, formNames: readonly FormName[]): void {
  if (formNames.includes(format) || format === "power-tuning") return;
  throw new UsageError(`--format ${format}: this answer has no such form; it has ${formNames.join(", ")}`);
}

/** The flags that every verb has and that change its answer. */
function commonFlags({ set = [], seed, replications, skipBadRows }: AnswerFlags): CommandParts["flags"] {
  return [
    ...set.map((value) => ["--set", value] as const),
    ["--seed", seed],
    ["--replications", replications],
    ["--skip-bad-rows", skipBadRows],
  ];
}

/** Writes the answer wherever it is wanted, and judges it. Gives the exit code. */
async function deliver<Answer>(
  question: Question<Answer>,
  computed: Computed<Answer>,
  signal: { readonly aborted: boolean },
): Promise<number> {
  const { flags, forms, gated } = question;
  const answered = flags.timing === true ? withTime(question, computed) : computed.answer;
  const rendered = forms(answered);
  const { written, failures } = await writeOutputFiles(rendered, flags.output ?? [], signal);
  if (signal.aborted) throw new Interrupted();
  process.stdout.write(await renderForms(rendered, flags.format));
  if (written.length > 0) process.stderr.write(`wrote ${written.join(", ")}\n`);
  return Math.max(reportGates(gated?.(answered, flags.gate ?? []) ?? []), ...failures.map(reportFailure));
}

function inputsOf(file: string, { resume }: AnswerFlags): readonly InputFile[] {
  const scenario = { file, what: "the scenario itself" };
  return resume === undefined ? [scenario] : [scenario, { file: resume, what: "the file of --resume" }];
}

function withTime<Answer>({ timed }: Question<Answer>, { answer, wallSeconds, requests }: Computed<Answer>): Answer {
  if (timed !== undefined) return timed(answer, wallSeconds, requests);
  const [speed, requestsInWords] = [requests / wallSeconds, requests].map((figure) => formatSignificant(figure, 4));
  process.stderr.write(`${wallSeconds.toFixed(2)} s, ${requestsInWords} requests, ${speed} requests/s\n`);
  return answer;
}

/** Says where what was finished is kept, if it is. */
function reportStop(saved: Saved | null): number {
  const kept =
    saved === null
      ? ""
      : `; what is finished (${saved.what}) is kept: the same command with --resume ${saved.file} goes on`;
  process.stderr.write(`interrupted${kept}\n`);
  return exitCodes.interrupted;
}
