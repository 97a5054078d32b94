import { type ImportOptions, importTraffic } from "../../src/analysis/import-traffic/import-traffic.ts";
import type { CandidateResult } from "../../src/analysis/result.ts";
import { simulate } from "../../src/analysis/simulate.ts";
import { openTrace, traceOpener } from "../../src/node/open-trace.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { separateThousands } from "../../src/units/significant.ts";
import { titles } from "../validation/group-titles.ts";
import type { FactRow } from "../validation/validation-row.ts";
import { type KnownTraffic, knownTraffic } from "./known-traffic.ts";
import { sharedData } from "./shared-data.ts";

/** Something that a recording is known to hold, and how to find it. */
export interface TrafficFact {
  readonly traffic: KnownTraffic;
  readonly what: string;
  readonly known: number;
  readonly find: () => Promise<number>;
}

const { nasaMonth, nasaDay, worldCup, azure2019, azure2021, apache } = knownTraffic;

const perMinute = "columns: {timestamp: minute, count: requests}, interval: 60s";
const perSecond = "columns: {timestamp: second_of_day, count: requests}, interval: 1s";

/** How many requests `evenpoint import` finds. */
const imported = (traffic: KnownTraffic): TrafficFact => ({
  ...{ traffic, what: "requests, imported", known: traffic.requests },
  find: async () => {
    const found = await importTraffic(
      [{ name: traffic.file, open: () => openTrace(sharedData(`traffic/${traffic.file}`), traffic.file) }],
      importOptions,
    );
    return found.workloads.reduce((sum, { requests }) => sum + requests, 0);
  },
});

/** How many requests a function that replays the recording is offered; `keys` is YAML of the trace's keys. */
const offered = (traffic: KnownTraffic, keys: string): TrafficFact => ({
  ...{ traffic, what: "requests, replayed", known: traffic.requests },
  find: async () => (await replayed(traffic, keys)).requests.offered.mean!,
});

/** Every fact about recorded traffic on the validation page. */
export const trafficFacts: readonly TrafficFact[] = [
  ...[nasaMonth, nasaDay, worldCup, azure2019, azure2021, apache].map(imported),
  offered(nasaMonth, perMinute),
  offered(nasaDay, perSecond),
  offered(worldCup, perMinute),
  offered(azure2019, "format: azure-2019"),
  offered(azure2021, "format: azure-2021"),
  offered(apache, "format: combined"),
  {
    // Counted in the file by other means: of all durations laid over each other.
    ...{ traffic: azure2021, what: "most requests at once, replayed with their durations", known: 13 },
    find: async () => (await replayed(azure2021, "format: azure-2021", "{from: trace}")).concurrency.peak.mean!,
  },
];

const importOptions: ImportOptions = {
  ...{ format: null, columns: null, header: null, unit: null, interval: null, functions: null, from: null, to: null },
  ...{ fit: false, arrivals: "auto", isReplayable: true, separate: false, skipBadRows: false },
};

async function replayed({ file }: KnownTraffic, keys: string, work = "{io: 20ms}"): Promise<CandidateResult> {
  const text = `
name: Recorded traffic
seed: 1
replications: 1
workload:
  arrivals: {kind: trace, file: ${file}, ${keys}}
  work: ${work}
  memory: 64MB
candidates:
  - {name: function, platform: aws-lambda, memory: 128MB, coldStart: 0ms, overhead: 0ms, timeout: 900s}
`;
  const parsed = parseScenario(text, { file: "traffic.yaml" });
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  const openFile = traceOpener(sharedData("traffic"));
  const [candidate] = (await simulate(parsed.scenario, { openTrace: openFile })).candidates;
  if (!candidate?.eligible) throw new Error(`not simulated: ${candidate?.ineligibleBecause.join("; ")}`);
  return candidate;
}

/** Finds a fact: a row of the validation page. */
export async function factRow({ traffic, what, known, find }: TrafficFact): Promise<FactRow> {
  const told = (count: number) => separateThousands(`${count}`);
  return {
    kind: "fact",
    group: titles.traffic,
    name: traffic.name,
    what,
    known: told(known),
    found: told(await find()),
  };
}
