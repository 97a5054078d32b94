import type { MeasurementSet } from "./measurement.ts";

const arm = /(?<![a-z])(?:arm(?:64)?(?:v8)?|aarch64|graviton\d?)(?![a-z])/i;
const x86 = /(?<![a-z\d])(?:x86(?:[_-]?64)?|x64|amd64|intel)(?![a-z\d])/i;

/** The processor architecture that a text speaks of ("JS ARM64", "graviton2", "x86_64"); null where none, or both. */
export function architectureOfName(name: string): MeasurementSet["architecture"] {
  const isArm = arm.test(name);
  const isX86 = x86.test(name);
  if (isArm === isX86) return null;
  return isArm ? "arm64" : "x86_64";
}
