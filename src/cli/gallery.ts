import { breakEven } from "../analysis/break-even/index.ts";
import { simulate } from "../analysis/simulate.ts";
import type { SimulateOptions } from "../analysis/simulate-options.ts";
import { memoryStore } from "../analysis/tasks/run-store.ts";
import { tune } from "../analysis/tune/tune.ts";
import { winnerMap } from "../analysis/winner-map/winner-map.ts";
import { measurementsName, readMeasuredInput } from "../node/read-measured-input.ts";
import type { AnswerForms } from "../report/answer-forms.ts";
import { mapForms } from "../report/mapped/map-forms.ts";
import { resultForms } from "../report/result-forms.ts";
import { tuneForms } from "../report/tuned/tune-forms.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { reproducingCommand } from "./reproducing-command.ts";
import { mapPlanner } from "./winner-map.ts";

/** How a committed scenario is asked. */
type Asking =
  /** Searched from `from` to `to` requests a second; default: 1/100 to 100 times the scenario's rate. */
  | { readonly verb: "break-even"; readonly from?: number; readonly to?: number }
  /** A map of the winner over the rate and one other input, both axes as `--over` takes them. */
  | { readonly verb: "map"; readonly over: readonly [string, string] }
  /** About one traffic only: no rates are searched. */
  | { readonly verb: "run" }
  /** Which size to take, from measurements. */
  | { readonly verb: "tune"; readonly measurements: string };

/**
 * Scenarios that are not asked for their break-even over the whole range: where every rate is a whole day or week, there
 * are many candidates, or the question is another.
 */
const askings: Readonly<Record<string, Asking>> = {
  "every-second-timer": { verb: "break-even", from: 0.2, to: 8 },
  "fifteen-ways": { verb: "break-even", from: 1, to: 450 },
  "flash-sale": { verb: "run" },
  "high-constant-load": { verb: "break-even", from: 40, to: 300 },
  "image-processing": { verb: "break-even", from: 0.3, to: 3.5 },
  "light-or-heavy-requests": {
    verb: "map",
    over: ["rate=1/s..32/s:log:6", "workload.work.cpu.mean=10ms..160ms:log:5"],
  },
  "machines-and-containers": { verb: "break-even", from: 0.8, to: 3.5 },
  "nightly-batch": { verb: "break-even", from: 0.05, to: 0.5 },
  "office-hours": { verb: "break-even", from: 0.08, to: 1.4 },
  "once-a-day-job": { verb: "break-even", from: 0.0000116, to: 0.05 },
  "power-tuning": {
    verb: "tune",
    // The address in the README of AWS Lambda Power Tuning (2026-04).
    measurements:
      "https://lambda-power-tuning.show/#gAAAAQACAAQABsAL;ZooQR4yvkUa/pQRGRC5zRaADHUVjOftE;QdWhOEMkoziDT5Q4xhiIOMYYiDi6RNc4",
  },
  "provisioned-concurrency": { verb: "break-even", from: 0.002, to: 200 },
  "rare-webhook": { verb: "break-even", from: 0.001, to: 1 },
  "real-day": { verb: "break-even", from: 1, to: 20 },
  "scale-out-under-a-spike": { verb: "break-even", from: 3, to: 40 },
  "sign-ups": { verb: "break-even", from: 0.01, to: 1.5 },
  "spring-against-node": { verb: "break-even", from: 0.02, to: 10 },
  "steady-api": { verb: "break-even", from: 3, to: 30 },
  "twenty-minute-work": { verb: "break-even", from: 0.0003, to: 0.001 },
};

/** A committed scenario's answer in all its forms, asked as the command in its report asks it. */
export async function galleryAnswer(name: string, scenario: Scenario, edge: SimulateOptions): Promise<AnswerForms> {
  const asking = askings[name] ?? { verb: "break-even" };
  const options = { ...edge, store: memoryStore(), command: commandOf(name, asking) };
  switch (asking.verb) {
    case "run":
      return resultForms(await simulate(scenario, options));
    case "tune": {
      const measurements = await readMeasuredInput(asking.measurements);
      return tuneForms(await tune(scenario, { measurements }, options));
    }
    case "map":
      return mapForms(await winnerMap(scenario, mapPlanner(asking.over)(scenario), options));
    case "break-even": {
      const { verb: _, ...range } = asking;
      return resultForms(await breakEven(scenario, { ...options, ...range, sensitivity: true }));
    }
  }
}

function commandOf(name: string, asking: Asking): string {
  const verb = asking.verb === "map" ? "break-even" : asking.verb;
  return reproducingCommand({ verb, file: `${name}.yaml`, flags: flagsOf(asking) });
}

function flagsOf(asking: Asking): readonly (readonly [flag: string, value: string])[] {
  if (asking.verb === "tune") return [["--measurements", measurementsName(asking.measurements)]];
  if (asking.verb === "map") return asking.over.map((axis) => ["--over", axis]);
  if (asking.verb === "run") return [];
  const { from, to } = asking;
  return [
    ...(from === undefined ? [] : [["--from", `${from}/s`] as const]),
    ...(to === undefined ? [] : [["--to", `${to}/s`] as const]),
  ];
}
