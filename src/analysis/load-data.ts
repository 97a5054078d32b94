import { distributionWarnings, type SampleSet, type SampleSets, sampleSetKey } from "../engine/distributions/index.ts";
import { ScenarioError } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { traceSources } from "../workloads/arrivals/index.ts";
import { readSamples } from "../workloads/read-samples.ts";
import { readTrace } from "../workloads/read-trace.ts";
import type { Trace } from "../workloads/trace.ts";
import { TraceError } from "../workloads/trace-error.ts";
import { Interrupted } from "./interrupted.ts";
import { scenarioDistributions, scenarioSamples } from "./scenario-distributions.ts";
import type { OpenedTrace, SimulateOptions } from "./simulate-options.ts";

/** The recorded data a scenario names, read once for all its runs. */
export interface LoadedData {
  /** By the name the scenario gives the file. */
  readonly traces: ReadonlyMap<string, Trace>;
  readonly samples: SampleSets;
  /** sha256 of each file, for the digest. */
  readonly hashes: Readonly<Record<string, string>>;
  /** What the report must say about the data. */
  readonly warnings: readonly string[];
}

/**
 * Reads every file the scenario names.
 *
 * @throws ScenarioError for a row that cannot be read, with its file and physical line
 * @throws Interrupted where `options.signal` asked for a stop
 */
export async function loadData(scenario: Scenario, options: SimulateOptions): Promise<LoadedData> {
  const traces = new Map<string, Trace>();
  const samples = new Map<string, SampleSet>();
  const hashes: Record<string, string> = {};
  const warnings = scenarioDistributions(scenario).flatMap(distributionWarnings);
  for (const settings of traceSources(scenario.workload.arrivals)) {
    const { file } = settings;
    const opened = open(file, options);
    const onRows = (rows: number) => options.onProgress?.({ share: 0, requests: rows, label: `reading ${file}` });
    const skipBadRows = options.skipBadRows === true;
    const reading = readTrace(paced(opened, options), settings, { file, skipBadRows, onRows });
    const trace = await reading.catch(rethrow);
    traces.set(file, trace);
    hashes[file] = opened.sha256() ?? "";
    const rows = trace.skippedRows === 1 ? "1 row" : `${trace.skippedRows} rows`;
    if (trace.skippedRows > 0) warnings.push(`left out ${rows} of ${file} that could not be read`);
  }
  for (const source of scenarioSamples(scenario)) {
    const opened = open(source.file, options);
    samples.set(sampleSetKey(source), await readSamples(paced(opened, options), source).catch(rethrow));
    hashes[source.file] = opened.sha256() ?? "";
  }
  return { traces, samples, hashes, warnings: [...new Set(warnings)] };
}

function open(file: string, { openTrace }: SimulateOptions): OpenedTrace {
  if (openTrace !== undefined) return openTrace(file);
  const message = `the scenario names the file ${file}; pass openTrace to read it`;
  throw new ScenarioError([{ path: "", value: file, message, file: null, line: null }]);
}

/** The file's text, with a chance to stop and to let others run after each piece. */
async function* paced({ chunks }: OpenedTrace, { pause, signal }: SimulateOptions): AsyncGenerator<string> {
  for await (const chunk of chunks) {
    if (signal?.aborted === true) throw new Interrupted();
    yield chunk;
    await pause?.();
  }
}

function rethrow(error: unknown): never {
  if (!(error instanceof TraceError)) throw error;
  const { file, line, value } = error;
  const message = error.message.slice(error.message.indexOf(": ") + 2);
  throw new ScenarioError([{ path: "", ...(value === null ? {} : { value }), message, file, line }]);
}
