import { formatSignificant } from "../../units/significant.ts";
import type { Assumption } from "../assumption.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import type { AzureVmGiven, AzureVmSettings } from "./settings.ts";

const documented = {
  source: "Azure Monitor autoscale documentation",
  date: "2023-11-29",
  setBy: "profile",
  confirmed: true,
} as const;

const fromScenario = { source: "scenario", date: "", setBy: "user", confirmed: true } as const;

/** What a growing scale set takes for granted of Azure. */
export function growingAssumptions({ instances }: AzureVmSettings, given: AzureVmGiven): readonly Assumption[] {
  if (instances.kind !== "growing" || instances.scaler.kind !== "scale-set") return [];
  const { window, cooldown } = instances.scaler;
  const written = given.instances?.kind === "growing" ? given.instances : null;
  const set = (key: "rules" | "window" | "cooldown") => (written?.[key] === undefined ? documented : fromScenario);
  return [
    {
      name: "billing of a machine that boots",
      value: "from its launch on, by the second",
      source: "evenpoint default: billed while it is allocated; no source for the time before it runs",
      date: "",
      setBy: "default",
      confirmed: false,
    },
    {
      name: "autoscaler rules",
      value: "as in the description; of those that add the most, of those that remove the least, and only if all would",
      ...set("rules"),
    },
    { name: "autoscaler window", value: `${formatMicroseconds(window)}, in samples of a minute`, ...set("window") },
    { name: "autoscaler cooldown", value: `${formatMicroseconds(cooldown)} after any change`, ...set("cooldown") },
    {
      name: "autoscaler evaluation",
      value: "every minute; nothing is removed that would have to be added again (flapping)",
      ...documented,
      source: "Azure Monitor autoscale documentation: every 30 to 60 s",
    },
  ];
}

/** What a burstable size takes for granted of its CPU credits. */
export function creditAssumptions(
  { credits, instance, vcpus }: AzureVmSettings,
  given: AzureVmGiven,
): readonly Assumption[] {
  if (credits === null) return [];
  const isGiven = given.baseline !== undefined;
  const share = formatSignificant(100 * credits.baseline);
  const earned = formatSignificant(60 * vcpus * credits.baseline);
  return [
    {
      name: "baseline",
      value: `${share} % of each vCPU of ${instance}`,
      source: isGiven ? "scenario" : "evenpoint default: Azure's table as remembered, no source found",
      date: "",
      setBy: isGiven ? "user" : "default",
      confirmed: isGiven,
    },
    {
      name: "CPU credits",
      value: `${earned} an hour, kept for 24 h, none at launch; without any the machine has its baseline`,
      source: "evenpoint default: as the burstable machines of AWS in standard mode, no source found",
      date: "",
      setBy: "default",
      confirmed: false,
    },
  ];
}
