import { mginfBusy } from "../../src/engine/laws/mginf-busy.ts";
import { readings } from "./readings.ts";
import { lambda, service } from "./scenario-keys.ts";
import type { TheoryGroup } from "./theory-case.ts";

/** A function that serves every request at once. */
export const busyCases: TheoryGroup = {
  title: "Requests in service without a limit",
  law: "M/G/inf: the number in service is Poisson with mean rate x service, whatever the law of service.",
  settings: "a function without limits at 10 requests/s, service of 2 s on average.",
  cases: (["exponential", "constant", "lognormal"] as const).map((law) => ({
    name: `M/G/inf, load 20, ${law} service`,
    rate: 10,
    warmUp: law === "lognormal" ? 600 : 60,
    requests: 4_000_000,
    work: `{io: ${service(law, "2s")}}`,
    candidate: lambda("keepAlive: 60s"),
    expectations: [
      {
        ...{ ...readings.concurrency, laws: ["mginf-busy", "poisson-probabilities"] },
        ...{ exact: mginfBusy(10, 2).mean, fullWidth: 0.02 },
      },
    ],
  })),
};
