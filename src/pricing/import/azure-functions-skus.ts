import type { Meter } from "../../usage/meter.ts";
import type { AzureItem } from "./azure-page.ts";
import type { AzureKind } from "./azure-service.ts";

interface FunctionsMeter {
  readonly card: string;
  readonly meter: Meter;
  readonly label: string;
  readonly unit: string;
}

const consumption = { card: "azure-functions-consumption" } as const;
const flex = { card: "azure-functions-flex" } as const;
const premium = { card: "azure-functions-premium" } as const;

/** By product and meter; executions have no unit, but come by tens. */
const meters: Readonly<Record<string, FunctionsMeter>> = {
  "Functions: Standard Execution Time": {
    ...consumption,
    meter: "gbSeconds",
    label: "Execution time",
    unit: "GB Second",
  },
  "Functions: Standard Total Executions": { ...consumption, meter: "requests", label: "Executions", unit: "" },
  "Flex Consumption: On Demand Execution Time": {
    ...flex,
    meter: "gbSeconds",
    label: "Execution time",
    unit: "GB Second",
  },
  "Flex Consumption: On Demand Total Executions": {
    ...flex,
    meter: "requests",
    label: "Executions",
    unit: "",
  },
  "Flex Consumption: Always Ready Baseline": {
    ...flex,
    meter: "alwaysReadyGbSeconds",
    label: "Always ready, baseline",
    unit: "GB Second",
  },
  "Flex Consumption: Always Ready Execution Time": {
    ...flex,
    meter: "alwaysReadyDurationGbSeconds",
    label: "Always ready, execution time",
    unit: "GB Second",
  },
  "Flex Consumption: Always Ready Total Executions": {
    ...flex,
    meter: "alwaysReadyRequests",
    label: "Always ready, executions",
    unit: "",
  },
  "Premium Functions: Premium vCPU Duration": { ...premium, meter: "vcpuHours", label: "vCPU", unit: "Hour" },
  "Premium Functions: Premium Memory Duration": {
    ...premium,
    meter: "memoryGbHours",
    label: "Memory",
    unit: "GiB Hour",
  },
};

/** Service "Functions": the plans Consumption, Flex Consumption and Premium. */
export function azureFunctionsKind({ productName, meterName, type }: AzureItem): AzureKind {
  if (type !== "Consumption") return { leftOut: `prices of the type ${type}` };
  const name = `${productName}: ${meterName}`;
  const known = Object.hasOwn(meters, name) ? meters[name] : undefined;
  return known === undefined
    ? { unknown: "no such meter of Functions is known" }
    : { rate: { ...known, variant: null } };
}
