import { breakEven } from "../analysis/break-even/index.ts";
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

/**
 * Searched instead of 1/100 to 100 times the scenario's rate, requests a second: where every rate is a whole day, or there
 * are many candidates.
 */
const ranges: Readonly<Record<string, { readonly from: number; readonly to: number }>> = {
  "every-second-timer": { from: 0.2, to: 8 },
  "fifteen-ways": { from: 1, to: 450 },
  "high-constant-load": { from: 40, to: 300 },
  "machines-and-containers": { from: 0.5, to: 5 },
  "provisioned-concurrency": { from: 0.002, to: 200 },
  "real-day": { from: 0.5, to: 60 },
  "scale-out-under-a-spike": { from: 40, to: 160 },
  "sign-ups": { from: 0.4, to: 4 },
  "twenty-minute-work": { from: 0.0003, to: 0.001 },
};

/** Scenarios that ask who wins over the rate and one other input, with both axes as `--over` takes them. */
const maps: Readonly<Record<string, readonly [string, string]>> = {
  "light-or-heavy-requests": ["rate=1/s..32/s:log:6", "workload.work.cpu.mean=10ms..160ms:log:5"],
};

/** Scenarios that ask which size to take, with the measurements they start from. */
const measurements: Readonly<Record<string, string>> = {
  // The address in the README of AWS Lambda Power Tuning (2026-04).
  "power-tuning":
    "https://lambda-power-tuning.show/#gAAAAQACAAQABsAL;ZooQR4yvkUa/pQRGRC5zRaADHUVjOftE;QdWhOEMkoziDT5Q4xhiIOMYYiDi6RNc4",
};

/** A committed scenario's answer in all its forms: by break-even, by a map of winners, or by tune. */
export async function galleryAnswer(name: string, scenario: Scenario, edge: SimulateOptions): Promise<AnswerForms> {
  const options = { ...edge, store: memoryStore() };
  const file = `${name}.yaml`;
  const source = measurements[name];
  if (source !== undefined) {
    const flags = [["--measurements", measurementsName(source)]] as const;
    const command = reproducingCommand({ verb: "tune", file, flags });
    const question = { measurements: await readMeasuredInput(source) };
    return tuneForms(await tune(scenario, question, { ...options, command }));
  }
  const over = maps[name];
  if (over !== undefined) {
    const flags = over.map((axis) => ["--over", axis] as const);
    const command = reproducingCommand({ verb: "break-even", file, flags });
    return mapForms(await winnerMap(scenario, mapPlanner(over)(scenario), { ...options, command }));
  }
  const range = ranges[name] ?? {};
  const flags = Object.entries(range).map(([flag, rate]) => [`--${flag}`, `${rate}/s`] as const);
  const command = reproducingCommand({ verb: "break-even", file, flags });
  return resultForms(await breakEven(scenario, { ...options, ...range, command }));
}
