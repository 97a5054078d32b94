export type { MeasuredSize, MeasurementSet } from "./measurement.ts";
export { type PowerTuningPoint, type PowerTuningSet, powerTuningAddress } from "./power-tuning-address.ts";
export { type PowerTuningOutput, powerTuningOutput } from "./power-tuning-json.ts";
export { type MeasurementProblem, type ReadMeasurements, readMeasurements } from "./read-measurements.ts";
