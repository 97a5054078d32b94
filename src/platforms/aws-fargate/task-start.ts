import type { DistributionSettings } from "../../engine/distributions/index.ts";
import { nearestWhole } from "../../engine/nearest-whole.ts";
import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerMegabyte, formatSize } from "../../units/size.ts";
import type { Choices } from "../choices.ts";
import { formatDistribution, formatMicroseconds } from "../format-distribution.ts";
import type { BootGiven } from "./boot-field.ts";
import type { AwsFargateGiven } from "./settings.ts";

/** No measurement found; second-hand reports name 10 s for the network interface, and 40 s in all for small images. */
const provisioningDefault: DistributionSettings = { kind: "constant", value: 10 * microsecondsPer.s };
const startDefault: DistributionSettings = { kind: "lognormal", median: 30 * microsecondsPer.s, sigma: 0.3 };
const nothing: DistributionSettings = { kind: "constant", value: 0 };

/** The image that nobody described, and the middle of the 40 to 100 MB/s that images are said to be downloaded at. */
const sizeDefault = 200 * bytesPerMegabyte;
const pulledPerSecondDefault = 70 * bytesPerMegabyte;

/**
 * The parts of a task's start, one after the other: placement with its network interface, download of the image (each
 * task downloads it anew), and start of container and application up to its first health checks.
 */
export function taskStart(given: Pick<AwsFargateGiven, "boot" | "package">, choices: Choices): DistributionSettings[] {
  const { provisioning, start } = bootParts(given.boot);
  const assumed = { date: "2026-11-21", confirmed: false };
  return [
    choices.choose("task provisioning, before billing", provisioning, provisioningDefault, {
      show: formatDistribution,
      source: "evenpoint default after second-hand reports of about 10 s for the network interface",
      ...assumed,
    }),
    imagePull(given.package, choices),
    choices.choose("task start, besides the image's download", start, startDefault, {
      show: formatDistribution,
      source: "evenpoint default after second-hand reports of 30 to 60 s for small images; not measured",
      ...assumed,
    }),
  ];
}

function bootParts(boot: BootGiven | undefined): BootGiven {
  if (boot === undefined) return {};
  return { provisioning: boot.provisioning ?? nothing, start: boot.start ?? nothing };
}

function imagePull(image: AwsFargateGiven["package"], choices: Choices): DistributionSettings {
  const size = choices.choose("image size", image?.size, sizeDefault, {
    show: formatSize,
    source: "evenpoint default: not said",
    date: "",
    confirmed: false,
    setBy: "default",
  });
  const perSecond = choices.choose("image download", image?.pulledPerSecond, pulledPerSecondDefault, {
    show: (bytes) => `${formatSize(bytes)} a second: ${formatMicroseconds(pullTime(size, bytes))} for every task`,
    source: "evenpoint default: 40 to 100 MB/s is said of Fargate, not measured; AWS says no image is cached",
    date: "2026-11-21",
    confirmed: false,
  });
  return { kind: "constant", value: pullTime(size, perSecond) };
}

/** Whole microseconds. */
function pullTime(size: number, perSecond: number): number {
  return nearestWhole((size * microsecondsPer.s) / perSecond);
}
