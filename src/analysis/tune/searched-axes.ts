import type { Candidate } from "../../scenario/scenario.ts";
import { showValue } from "../../scenario/show-value.ts";
import { refuse } from "./refuse.ts";
import type { TuneQuestion } from "./tune-question.ts";
import { type Architecture, architectures, type VariantAxes } from "./variant.ts";

/** @throws ScenarioError where both architectures are asked of a candidate that has none to choose */
export function architecturesOf(
  { name, platform, settings }: Candidate,
  { bothArchitectures = false }: TuneQuestion,
): Pick<VariantAxes, "architectures" | "ownArchitecture"> {
  const { architecture = null } = settings as { readonly architecture?: Architecture };
  if (!bothArchitectures) return { architectures: null, ownArchitecture: architecture };
  if (architecture !== null && withArchitecture.includes(platform))
    return { architectures, ownArchitecture: architecture };
  throw refuse(
    "--architecture both",
    `${showValue(name)} is of ${platform}, which has no architecture to choose; these have: ${withArchitecture.join(", ")}`,
  );
}

/** Platforms of which an architecture is a key; that of machines follows from their type. */
const withArchitecture = ["aws-lambda", "aws-fargate"];

/** @throws ScenarioError where levels are asked of a candidate that has no provisioned concurrency */
export function levelsOf(
  { name, platform, settings }: Candidate,
  { mostProvisioned }: TuneQuestion,
): Pick<VariantAxes, "provisioned" | "ownProvisioned"> {
  const { provisionedConcurrency = 0 } = settings as { readonly provisionedConcurrency?: number };
  if (mostProvisioned === undefined) return { provisioned: null, ownProvisioned: provisionedConcurrency };
  if (platform !== "aws-lambda") {
    throw refuse("--provisioned", `${showValue(name)} is of ${platform}; only aws-lambda has provisioned concurrency`);
  }
  const levels = Array.from({ length: mostProvisioned + 1 }, (_, level) => level);
  const withOwn = levels.includes(provisionedConcurrency) ? levels : [...levels, provisionedConcurrency];
  return { provisioned: withOwn, ownProvisioned: provisionedConcurrency };
}
