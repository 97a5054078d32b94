import { setImmediate } from "node:timers/promises";
import type { Result } from "../analysis/result.ts";
import type { SimulateOptions } from "../analysis/simulate-options.ts";
import { fileMatcher } from "../node/match-files.ts";
import { traceOpener } from "../node/open-trace.ts";
import { readScenario, scenarioFolder } from "../node/read-scenario.ts";
import { sha256 } from "../node/sha256.ts";
import { json } from "../report/json.ts";
import { markdown } from "../report/markdown.ts";
import { text } from "../report/text.ts";
import { recordedFiles } from "../scenario/check-files.ts";
import { type Place, ScenarioError } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { exitCodes } from "./exit-codes.ts";
import { watchInterruption } from "./interruption.ts";
import { checkOutputFiles, checkOutputPlaces, plainWidth, writeOutputFiles } from "./output-files.ts";
import { type OverrideFlags, parseOverrides } from "./parse-overrides.ts";
import { createProgressBar } from "./progress-bar.ts";
import { reportFailure } from "./report-failure.ts";
import { reproducingCommand } from "./reproducing-command.ts";
import { withTiming } from "./with-timing.ts";

/** Flags of every verb that answers a scenario. */
export interface AnswerFlags extends OverrideFlags {
  readonly format: "text" | "json" | "md";
  readonly output?: readonly string[];
  readonly skipBadRows?: boolean;
  readonly timing?: boolean;
}

export interface Question {
  readonly verb: string;
  readonly file: string;
  readonly flags: AnswerFlags;
  /** Flags of the verb's own that belong into the reproducing command. */
  readonly ownFlags?: readonly (readonly [flag: string, value: string | undefined])[];
  readonly ask: (scenario: Scenario, options: SimulateOptions) => Promise<Result>;
}

/** From a scenario's file to the answer on standard output and in files. Gives the exit code. */
export async function answer({ verb, file, flags, ownFlags = [], ask }: Question): Promise<number> {
  const overrides = parseOverrides(flags);
  const outputs = flags.output ?? [];
  checkOutputFiles(outputs, file);
  const outcome = await readScenario(file, overrides);
  if ("issues" in outcome) throw new ScenarioError(outcome.issues);
  checkOutputPlaces(outputs, { folder: scenarioFolder(file), recorded: recordedFiles(outcome.scenario.written) });
  const sets = (flags.set ?? []).map((value) => ["--set", value] as const);
  const common = [["--seed", flags.seed] as const, ["--replications", flags.replications] as const];
  const skip = [["--skip-bad-rows", flags.skipBadRows] as const];
  const command = reproducingCommand({ verb, file, flags: [...sets, ...common, ...skip, ...ownFlags] });
  const interruption = watchInterruption();
  try {
    const setting = { file, flags, command, signal: interruption.signal };
    const result = await compute(ask, outcome.scenario, setting).catch((error) => rethrow(error, outcome.locate));
    const { written, failures } = await writeOutputFiles(result, outputs, interruption.signal);
    if (interruption.signal.aborted) return exitCodes.interrupted;
    process.stdout.write(render(result, flags.format));
    if (written.length > 0) process.stderr.write(`wrote ${written.join(", ")}\n`);
    return Math.max(exitCodes.fine, ...failures.map(reportFailure));
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

async function compute(ask: Question["ask"], scenario: Scenario, setting: Setting): Promise<Result> {
  const { file, flags, command, signal } = setting;
  const bar = createProgressBar();
  const startedAt = performance.now();
  let requests = 0;
  try {
    const result = await ask(scenario, {
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
    return flags.timing === true ? withTiming(result, (performance.now() - startedAt) / 1000, requests) : result;
  } finally {
    bar.stop();
  }
}

function render(result: Result, format: AnswerFlags["format"]): string {
  if (format === "json") return json(result);
  if (format === "md") return markdown(result);
  const { isTTY, columns } = process.stdout;
  const color = isTTY === true && !process.env.NO_COLOR && process.env.TERM !== "dumb";
  return text(result, { color, width: isTTY === true ? columns : plainWidth });
}
