import { isMeasured, percentiles, type SimulatedFit } from "./fitted-runs.ts";
import { measuredQuantile } from "./lambda-fits.ts";
import { markdownTable } from "./markdown-table.ts";
import { shareError } from "./replayed-runs.ts";

const milliseconds = (microseconds: number) => (microseconds / 1000).toFixed(0);
const percent = (share: number) => (share * 100).toFixed(2);
const error = (simulated: number, measured: number) => `${(100 * (simulated / measured - 1)).toFixed(1)}`;

/** Each run fitted, simulated, and held against what was measured: two tables of Markdown, for docs/lambda-fit.md. */
export function lambdaFitTables(fits: readonly SimulatedFit[]): readonly [cold: string, latency: string] {
  const names = percentiles.flatMap(([name]) => [`${name}, measured (ms)`, "simulated", "error (%)"]);
  return [
    markdownTable(
      ["run", "requests", "arrivals", "cold, measured (%)", "simulated (%)", "error (%)"],
      fits.map(coldCells),
    ),
    markdownTable(["run", ...names], fits.map(latencyCells)),
  ];
}

function coldCells({ run, requests, fit, simulated }: SimulatedFit): readonly string[] {
  const share = requests.filter(({ isCold }) => isCold).length / requests.length;
  const found = simulated.coldStarts.fraction;
  const kind = fit.arrivals.fits[0]!.settings.kind;
  return [
    run,
    `${requests.length}`,
    `${kind}${fit.arrivals.chosen === null ? " (rejected)" : ""}`,
    `${percent(share)} +- ${percent(shareError(share, requests.length))}`,
    `${percent(found.mean!)} (${percent(found.low!)} to ${percent(found.high!)})`,
    error(found.mean!, share),
  ];
}

function latencyCells({ run, requests, simulated }: SimulatedFit): readonly string[] {
  const client = requests.map((request) => request.client);
  const cells = percentiles.flatMap(([name, share]) => {
    const own = simulated.latency[name].mean;
    if (own === null || !isMeasured(requests.length, share)) return ["", "", ""];
    const measured = measuredQuantile(client, share);
    return [milliseconds(measured), own.toFixed(0), error(own * 1000, measured)];
  });
  return [run, ...cells];
}
