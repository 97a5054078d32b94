import { breakEven } from "../analysis/break-even/index.ts";
import { simulate } from "../analysis/simulate.ts";
import type { SimulateOptions } from "../analysis/simulate-options.ts";
import { memoryStore } from "../analysis/tasks/run-store.ts";
import { tune } from "../analysis/tune/tune.ts";
import { measurementsName, readMeasuredInput } from "../node/read-measured-input.ts";
import type { AnswerForms } from "../report/answer-forms.ts";
import { resultForms } from "../report/result-forms.ts";
import { tuneForms } from "../report/tuned/tune-forms.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { reproducingCommand } from "./reproducing-command.ts";

/**
 * Searched instead of 1/100 to 100 times the scenario's rate, requests a second: where every rate is a whole day or week,
 * there are many candidates, or the question is about fewer rates.
 */
const ranges: Readonly<Record<string, { readonly from: number; readonly to: number }>> = {
  "fifteen-ways": { from: 0.5, to: 1000 },
  "image-processing": { from: 0.3, to: 3.5 },
  "machines-and-containers": { from: 2, to: 60 },
  "nightly-batch": { from: 0.05, to: 0.5 },
  "office-hours": { from: 0.05, to: 1.5 },
  "once-a-day-job": { from: 0.0000116, to: 0.05 },
  "rare-webhook": { from: 0.001, to: 1 },
  "real-day": { from: 0.5, to: 60 },
  "spring-against-node": { from: 0.02, to: 10 },
  "steady-api": { from: 3, to: 30 },
};

/** Scenarios whose question is about one traffic only, so that they are run and no rates are searched. */
const runOnly: ReadonlySet<string> = new Set(["flash-sale"]);

/** Scenarios that ask which size to take, with the measurements they start from. */
const measurements: Readonly<Record<string, string>> = {
  // The address in the README of AWS Lambda Power Tuning (2026-04).
  "power-tuning":
    "https://lambda-power-tuning.show/#gAAAAQACAAQABsAL;ZooQR4yvkUa/pQRGRC5zRaADHUVjOftE;QdWhOEMkoziDT5Q4xhiIOMYYiDi6RNc4",
};

/** A committed scenario's answer in all its forms: by break-even, by run, or by tune. */
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
  if (runOnly.has(name)) {
    return resultForms(
      await simulate(scenario, { ...options, command: reproducingCommand({ verb: "run", file, flags: [] }) }),
    );
  }
  const range = ranges[name] ?? {};
  const flags = Object.entries(range).map(([flag, rate]) => [`--${flag}`, `${rate}/s`] as const);
  const command = reproducingCommand({ verb: "break-even", file, flags });
  return resultForms(await breakEven(scenario, { ...options, ...range, sensitivity: true, command }));
}
