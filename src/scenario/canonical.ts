import { canonicalJson } from "./canonical-json.ts";
import type { Scenario } from "./scenario.ts";

/**
 * The scenario as canonical JSON: keys sorted by code unit, no white space. Two scenarios that ask the same question of
 * the same data give the same text, whatever the order of keys, the comments or the defaults written out. The digest of
 * a result is its sha256. `traceHashes` has the sha256 of each recorded file by the name the scenario gives it.
 */
export function canonicalScenario(scenario: Scenario, traceHashes: Readonly<Record<string, string>>): string {
  const { written: _, cardFiles: __, precision, claim, ...rest } = scenario;
  // Without a precision or a claim the text is as it was before there were any, and so is the digest.
  const asked = precision === null ? rest : { ...rest, precision };
  return canonicalJson({ scenario: claim === null ? asked : { ...asked, claim }, traces: traceHashes });
}
