import { fitRun, measuredQuantile, measuredRequests, simulateFit } from "./lambda-fits.ts";
import { lambdaRuns } from "./lambda-runs.ts";
import { markdownTable } from "./markdown-table.ts";

const shares = [0.5, 0.95, 0.99] as const;
const names = ["p50", "p95", "p99"] as const;
const milliseconds = (microseconds: number) => (microseconds / 1000).toFixed(0);
const percent = (share: number) => (share * 100).toFixed(2);
const error = (simulated: number, measured: number) => `${(100 * (simulated / measured - 1)).toFixed(1)}`;

/** Each run fitted, simulated, and held against what was measured: two tables of Markdown. */
export async function lambdaFitTables(replications: number): Promise<readonly [cold: string, latency: string]> {
  const cold: string[][] = [];
  const latency: string[][] = [];
  for (const run of lambdaRuns) {
    const requests = measuredRequests(run);
    const fit = fitRun(requests, replications);
    const { coldStarts, latency: simulated } = await simulateFit(fit);
    const share = requests.filter(({ isCold }) => isCold).length / requests.length;
    const found = coldStarts.fraction;
    const kind = fit.arrivals.fits[0]!.settings.kind;
    cold.push([
      run,
      `${requests.length}`,
      `${kind}${fit.arrivals.chosen === null ? " (rejected)" : ""}`,
      `${percent(share)} +- ${percent(Math.sqrt((share * (1 - share)) / requests.length))}`,
      `${percent(found.mean!)} (${percent(found.low!)} to ${percent(found.high!)})`,
      error(found.mean!, share),
    ]);
    const cells = names.flatMap((name, i) => {
      // A percentile needs 20 requests beyond it: fewer were not measured well enough to be held against anything.
      const own = simulated[name].mean;
      if (own === null || requests.length * (1 - shares[i]!) < 20 * (1 - 1e-9)) return ["", "", ""];
      const measured = measuredQuantile(
        requests.map(({ client }) => client),
        shares[i]!,
      );
      return [milliseconds(measured), own.toFixed(0), error(own * 1000, measured)];
    });
    latency.push([run, ...cells]);
  }
  return [
    markdownTable(["run", "requests", "arrivals", "cold, measured (%)", "simulated (%)", "error (%)"], cold),
    markdownTable(["run", ...names.flatMap((name) => [`${name}, measured (ms)`, "simulated", "error (%)"])], latency),
  ];
}
