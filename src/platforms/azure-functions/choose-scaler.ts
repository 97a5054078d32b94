import { formatSignificant } from "../../units/significant.ts";
import type { ScalerSettings } from "../autoscaling/autoscalers.ts";
import { azureScaleDefaults } from "../autoscaling/azure-scale-controller.ts";
import type { Choices, Origin } from "../choices.ts";
import type { ScaleTargetGiven } from "./scale-target-field.ts";

const unpublished: Origin = {
  source: "evenpoint default: Microsoft says sufficiently used, and publishes no rule",
  date: "",
  confirmed: false,
  setBy: "default",
};

/** How fast instances come, a second at most, and after how long they go where the scale controller takes them away. */
export interface ScalePace {
  readonly perSecond: number;
  /** Microseconds. */
  readonly scaleInAfter?: number;
}

/** Azure's scale controller with its targets. */
export function chooseScaler(
  target: ScaleTargetGiven | undefined,
  { perSecond, ...pace }: ScalePace,
  choices: Choices,
): ScalerSettings {
  const cpu = choices.choose("scale controller, CPU", target?.cpu, azureScaleDefaults.cpu, {
    show: (share) => `another instance above a mean of ${formatSignificant(100 * share)} %`,
    ...unpublished,
  });
  const requests = choices.choose("scale controller, requests", target?.requests, azureScaleDefaults.requests, {
    show: (most) => `another instance above ${formatSignificant(most)} each, in service or waiting`,
    ...unpublished,
  });
  return { kind: "azure-scale-controller", cpu, requests, perSecond: Math.max(1, Math.floor(perSecond)), ...pace };
}
