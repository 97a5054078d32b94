import {
  distributionWarnings,
  type SampleSet,
  type SampleSets,
  type SampleSource,
  sampleSetKey,
} from "../engine/distributions/index.ts";
import type { Assumption } from "../platforms/assumption.ts";
import { ScenarioError } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { traceSources } from "../workloads/arrivals/index.ts";
import { type TraceArrivals, traceKey } from "../workloads/arrivals/trace.ts";
import { functionsOf } from "../workloads/functions-of.ts";
import { mapPieces } from "../workloads/map-pieces.ts";
import type { OpenedTrace } from "../workloads/opened-trace.ts";
import { readSamples } from "../workloads/read-samples.ts";
import { readTrace } from "../workloads/read-trace.ts";
import { meanDurationOf, type Trace } from "../workloads/trace.ts";
import { TraceError } from "../workloads/trace-error.ts";
import { type DataCache, dataCache, type LoadedSamples, type LoadedTrace } from "./data-cache.ts";
import { Interrupted } from "./interrupted.ts";
import { recordedFacts } from "./recorded-facts.ts";
import { scenarioDistributions, scenarioSamples } from "./scenario-distributions.ts";
import type { SimulateOptions } from "./simulate-options.ts";

/** The recorded data a scenario names, read once for all its runs. */
export interface LoadedData {
  /** By `traceKey`. */
  readonly traces: ReadonlyMap<string, Trace>;
  readonly samples: SampleSets;
  /** sha256 of each file, for the digest. */
  readonly hashes: Readonly<Record<string, string>>;
  /** What the report must say about the data. */
  readonly warnings: readonly string[];
  /** What was recorded. */
  readonly facts: readonly Assumption[];
}

/**
 * Reads every file the scenario names, but for those that `cache` has from a scenario before.
 *
 * @throws ScenarioError for a row that cannot be read, with its file and physical line
 * @throws Interrupted where `options.signal` asked for a stop
 */
export async function loadData(
  scenario: Scenario,
  options: SimulateOptions,
  cache: DataCache = dataCache(),
): Promise<LoadedData> {
  const traces = new Map<string, Trace>();
  const samples = new Map<string, SampleSet>();
  const hashes: Record<string, string> = {};
  const facts: Assumption[] = [];
  const warnings = scenarioDistributions(scenario).flatMap(distributionWarnings);
  for (const settings of traceSources(scenario.workload.arrivals)) {
    const key = traceKey(settings);
    if (traces.has(key)) continue;
    const { trace, digests } = await cache.trace(key, () => loadTrace(settings, options));
    traces.set(key, trace);
    facts.push(recordedFacts(settings, trace));
    Object.assign(hashes, digests);
    const rows = trace.skippedRows === 1 ? "1 row" : `${trace.skippedRows} rows`;
    if (trace.skippedRows > 0) warnings.push(`left out ${rows} of ${settings.file} that could not be read`);
    warnings.push(...trace.notes);
  }
  checkDurations(scenario, traces);
  for (const source of scenarioSamples(scenario)) {
    const key = sampleSetKey(source);
    const { set, digest } = await cache.samples(key, () => loadSamples(source, options));
    samples.set(key, set);
    hashes[source.file] = digest;
  }
  return { traces, samples, hashes, warnings: [...new Set(warnings)], facts };
}

/** Work that is the trace's needs durations, which only reading a log shows. */
function checkDurations({ workload }: Scenario, traces: ReadonlyMap<string, Trace>): void {
  for (const { arrivals, work } of functionsOf(workload)) {
    if (work.from !== "trace") continue;
    const silent = traceSources(arrivals).find((source) => {
      const trace = traces.get(traceKey(source));
      return trace !== undefined && meanDurationOf(trace) === null;
    });
    if (silent === undefined) continue;
    const message = `no row of ${silent.file} tells a duration, which work from a trace needs; give the work as a distribution`;
    throw new ScenarioError([{ path: "workload.work.from", value: "trace", message, file: null, line: null }]);
  }
}

async function loadTrace(settings: TraceArrivals, options: SimulateOptions): Promise<LoadedTrace> {
  const names = (await options.matchFiles?.(settings.file)) ?? [settings.file];
  const opened = new Map<string, OpenedTrace>();
  const files = names.map((name) => ({
    name,
    open() {
      const isFirst = !opened.has(name);
      const file = pacedTrace(open(name, options, isFirst), options);
      if (isFirst) opened.set(name, file);
      return file;
    },
  }));
  const onRows = (rows: number) =>
    options.onProgress?.({ share: 0, requests: rows, label: `reading ${settings.file}` });
  const skipBadRows = options.skipBadRows === true;
  const trace = await readTrace(files, settings, { skipBadRows, onRows }).catch(rethrow);
  const digests = Object.fromEntries([...opened].map(([name, file]) => [name, file.sha256() ?? ""]));
  return { trace, digests };
}

async function loadSamples(source: SampleSource, options: SimulateOptions): Promise<LoadedSamples> {
  const opened = open(source.file, options);
  const set = await readSamples(paced(opened.chunks, options), source).catch(rethrow);
  return { set, digest: opened.sha256() ?? "" };
}

function open(file: string, { openTrace }: SimulateOptions, hash = true): OpenedTrace {
  if (openTrace !== undefined) return openTrace(file, { hash });
  const message = `the scenario names the file ${file}; pass openTrace to read it`;
  throw new ScenarioError([{ path: "", value: file, message, file: null, line: null }]);
}

/** The same file, with a chance to stop and to let others run after each piece. */
function pacedTrace(opened: OpenedTrace, options: SimulateOptions): OpenedTrace {
  return mapPieces(opened, (pieces) => paced(pieces, options));
}

async function* paced<Piece>(pieces: AsyncIterable<Piece>, { pause, signal }: SimulateOptions): AsyncGenerator<Piece> {
  for await (const piece of pieces) {
    if (signal?.aborted === true) throw new Interrupted();
    yield piece;
    await pause?.();
  }
}

function rethrow(error: unknown): never {
  if (!(error instanceof TraceError)) throw error;
  const { file, line, value, reason: message } = error;
  throw new ScenarioError([{ path: "", ...(value === null ? {} : { value }), message, file, line }]);
}
