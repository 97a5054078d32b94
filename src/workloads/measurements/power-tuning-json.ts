import { z } from "zod";
import { showValue } from "../formats/show-value.ts";
import { MeasurementError } from "./measurement-error.ts";
import {
  type PowerTuningPoint,
  type PowerTuningView,
  powerTuningAddress,
  readPowerTuningAddress,
} from "./power-tuning-address.ts";

const number = z.number();
const statSchema = z.looseObject({
  value: z.union([number, z.string()]),
  averagePrice: number,
  averageDuration: number,
});
const outputSchema = z.looseObject({
  power: z.union([number, z.string()]),
  stats: z.array(statSchema).optional(),
  stateMachine: z.looseObject({ visualization: z.string().optional() }).optional(),
});

/**
 * Reads the output of AWS Lambda Power Tuning: the object itself or in `results`. Without `stats` (they are written with
 * `includeOutputResults` alone) the figures are taken from the visualisation address, which always has them.
 *
 * @throws MeasurementError where it is something else, or a figure is impossible
 */
export function readPowerTuningJson(data: unknown): PowerTuningView {
  const body = isObject(data) && isObject(data.results) ? data.results : data;
  if (isObject(body) && ("errorType" in body || "Error" in body || "Cause" in body)) {
    const cause = showValue(String(body.errorMessage ?? body.Cause ?? body.errorType ?? body.Error));
    throw new MeasurementError(
      `this is an execution of Power Tuning that failed (${cause}); run it again, or leave the failing size out`,
    );
  }
  const output = outputSchema.safeParse(body);
  if (!output.success) {
    const [issue] = output.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? "" : ` at ${issue.path.join(".")}`;
    throw new MeasurementError(
      `this is JSON, but not what Power Tuning writes${where}: it has power, cost, duration and stateMachine, alone or in results`,
    );
  }
  const { stats, stateMachine } = output.data;
  if (stats !== undefined && stats.length > 0) {
    return { sets: [{ name: "", points: pointsOf(stats) }], currency: currencyOf(stateMachine?.visualization) };
  }
  if (stateMachine?.visualization !== undefined) return readPowerTuningAddress(stateMachine.visualization);
  throw new MeasurementError(
    "this is the chosen size alone: it has neither stats nor stateMachine.visualization; run Power Tuning with includeOutputResults, or give the visualisation address",
  );
}

function pointsOf(stats: readonly z.infer<typeof statSchema>[]): readonly PowerTuningPoint[] {
  const points = stats.map(({ value, averageDuration, averagePrice }) => {
    const power = Number(value);
    if (!Number.isInteger(power) || power <= 0) {
      throw new MeasurementError(`stats has a size of ${showValue(String(value))}; it must be whole MB above 0`);
    }
    if (!(averageDuration > 0) || !Number.isFinite(averageDuration)) {
      throw new MeasurementError(
        `stats has an averageDuration of ${averageDuration} ms at ${power} MB; it must be above 0: measure that size again, or leave it out`,
      );
    }
    if (!(averagePrice >= 0))
      throw new MeasurementError(`stats has an averagePrice of ${averagePrice} at ${power} MB; it must be at least 0`);
    return { power, duration: averageDuration, cost: averagePrice };
  });
  const sorted = points.sort((one, other) => one.power - other.power);
  const twice = sorted.find(({ power }, index) => sorted[index + 1]?.power === power);
  if (twice !== undefined) throw new MeasurementError(`stats has ${twice.power} MB twice; leave one of them out`);
  return sorted;
}

function currencyOf(address: string | undefined): PowerTuningView["currency"] {
  return address !== undefined && /[?&]currency=CNY/i.test(address) ? "CNY" : "USD";
}

/** What Power Tuning would write of these points; no state machine ran, so that it cost nothing. */
export interface PowerTuningOutput {
  readonly results: {
    readonly power: string;
    readonly cost: number;
    readonly duration: number;
    readonly stateMachine: { readonly executionCost: 0; readonly lambdaCost: 0; readonly visualization: string };
    readonly stats: readonly {
      readonly value: number;
      readonly averagePrice: number;
      readonly averageDuration: number;
    }[];
  };
}

/** @param address what its page shows, where that is more than these points */
export function powerTuningOutput(
  points: readonly PowerTuningPoint[],
  chosen: PowerTuningPoint,
  address?: string,
): PowerTuningOutput {
  const sorted = [...points].sort((one, other) => one.power - other.power);
  return {
    results: {
      power: String(chosen.power),
      cost: chosen.cost,
      duration: chosen.duration,
      stateMachine: {
        executionCost: 0,
        lambdaCost: 0,
        visualization: address ?? powerTuningAddress([{ name: "", points: sorted }]),
      },
      stats: sorted.map(({ power, duration, cost }) => ({
        value: power,
        averagePrice: cost,
        averageDuration: duration,
      })),
    },
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
