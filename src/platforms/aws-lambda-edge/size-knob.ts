import { lambdaRange, lambdaSize } from "../aws-lambda/size-knob.ts";
import type { SizeKnob } from "../size-knob.ts";
import { events } from "./events.ts";
import type { AwsLambdaEdgeSettings } from "./settings.ts";

/** Any whole number of MB that the event allows: of viewer events it is the smallest alone. */
export const edgeSizes: SizeKnob<AwsLambdaEdgeSettings> = {
  axis: "memory",
  of: ({ memory }) => lambdaSize(memory),
  offered: ({ event }) => lambdaRange(events[event].largestMemory),
};
