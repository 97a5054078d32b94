import { describe, expect, it } from "vitest";
import { type ImportOptions, importTraffic } from "../../src/analysis/import-traffic/import-traffic.ts";
import { openTrace } from "../../src/node/open-trace.ts";
import { importedScenario } from "../../src/report/imported/imported-scenario.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { arrivalSchema } from "../../src/workloads/arrivals/index.ts";
import type { TraceArrivals } from "../../src/workloads/arrivals/trace.ts";
import type { FormatName } from "../../src/workloads/formats/index.ts";
import { readTrace } from "../../src/workloads/read-trace.ts";
import type { CountTrace, RequestTrace } from "../../src/workloads/trace.ts";
import { knownTraffic } from "./known-traffic.ts";
import { hasSharedData, needsSharedData, sharedData } from "./shared-data.ts";

const plain: ImportOptions = {
  ...{ format: null, columns: null, header: null, unit: null, interval: null, functions: null, from: null, to: null },
  ...{ fit: true, arrivals: "auto", isReplayable: true, separate: false, skipBadRows: false },
};

const recorded = (file: string) => [{ name: file, open: () => openTrace(sharedData(file), file) }];
const importOf = (file: string, options: Partial<ImportOptions> = {}) =>
  importTraffic(recorded(file), { ...plain, ...options });

async function traceOf<Kind extends CountTrace | RequestTrace>(file: string, written: object): Promise<Kind> {
  const settings = arrivalSchema.parse({ kind: "trace", file, ...written }) as TraceArrivals;
  return (await readTrace(recorded(file), settings, { skipBadRows: false })) as Kind;
}

/** A run of the function on AWS Lambda, as the data's README counts it. */
const lambdaRun = "lambda_experiments/aws_lambda_poisson_2020-05-26.csv";
const known: readonly (readonly [file: string, format: FormatName, requests: number])[] = [
  ...Object.values(knownTraffic).map(({ file, format, requests }) => [`traffic/${file}`, format, requests] as const),
  [lambdaRun, "csv", 1648],
];
const fileOf = (name: keyof typeof knownTraffic): string => `traffic/${knownTraffic[name].file}`;

describe.skipIf(!hasSharedData)(`recorded traffic, imported${needsSharedData}`, () => {
  it.each(known)("%s is found to be %s and to hold %i requests", async (file, format, requests) => {
    const traffic = await importOf(file, { fit: false });
    expect([traffic.format, traffic.isDetected, traffic.skippedRows]).toEqual([format, true, 0]);
    expect(traffic.workloads.map((workload) => workload.requests)).toEqual([requests]);
    const scenario = importedScenario(traffic, { name: file, file: sharedData(file), cpuShare: 0 });
    expect(parseScenario(scenario)).toHaveProperty("scenario");
  });

  it("NASA, July 1995: the busiest minute is 09:49 of the 13th, with 405 requests", async () => {
    const columns = { timestamp: "minute", count: "requests" };
    const { counts, start } = await traceOf<CountTrace>(fileOf("nasaMonth"), { columns, interval: "60s" });
    const most = counts.reduce((a, b) => Math.max(a, b));
    expect(most).toBe(405);
    expect((start as number) / 1000 + counts.indexOf(most) * 60_000).toBe(Date.UTC(1995, 6, 13, 9, 49));
  });

  it("Azure 2019: the busiest minute is the 1,245th, with 17 calls; each function covers the whole day", async () => {
    const format = "azure-2019";
    const { counts } = await traceOf<CountTrace>(fileOf("azure2019"), { format });
    expect(counts).toHaveLength(1440);
    expect([counts.reduce((a, b) => Math.max(a, b)), counts[1244]]).toEqual([17, 17]);
    const { busiest, functionCount } = await importOf(fileOf("azure2019"), { fit: false });
    expect(functionCount).toBe(5);
    const functions = [busiest[0]!.name.split("/").at(-1)];
    const own = await traceOf<CountTrace>(fileOf("azure2019"), { format, functions });
    expect([own.length, own.counts.reduce((a, b) => a + b)]).toEqual([1440 * 60e6, busiest[0]!.requests]);
  });

  it("Azure 2019, each function by itself: together they are all", async () => {
    const traffic = await importOf(fileOf("azure2019"), { separate: true });
    expect(traffic.workloads.reduce((sum, { requests }) => sum + requests, 0)).toBe(742);
    const scenario = importedScenario(traffic, { name: "day", file: sharedData(fileOf("azure2019")), cpuShare: 0 });
    const parsed = parseScenario(scenario);
    expect("issues" in parsed ? parsed.issues : []).toEqual([]);
  });

  it("Azure 2021: 1,144.728 s in all, at most 13 at once", async () => {
    const { times, durations } = await traceOf<RequestTrace>(fileOf("azure2021"), { format: "azure-2021" });
    expect(durations!.reduce((a, b) => a + b)).toBe(1_144_728_000);
    const at = (time: number) => times.filter((start, i) => start <= time && time < start + durations![i]!).length;
    expect(Math.max(...[...times].map(at))).toBe(13);
  });

  it("a run on AWS Lambda: Poisson, in order of the client's start, its rate within the interval of the count", async () => {
    const columns = { timestamp: "client_start_time", duration: "client_elapsed_time" };
    const { workloads } = await importOf(lambdaRun, { columns });
    const { fit, settings } = workloads[0]!.arrivals;
    expect(settings?.kind).toBe("poisson");
    const { first, last } = workloads[0]!.span!;
    const rate = 1648 / ((last - first + 1) / 1e6);
    const { low, high } = fit!.chosen!.intervals.rate!;
    expect(low! < rate && rate < high!).toBe(true);
  });
});
