import type { Candidate } from "../scenario/scenario.ts";
import type { Result } from "./result.ts";

interface Gap {
  readonly what: string;
  readonly favours: string;
  readonly concerns: (platforms: ReadonlySet<string>) => boolean;
}

const always = () => true;

/** What this version leaves out, and which side of a comparison looks better for it. */
const gaps: readonly Gap[] = [
  {
    what: "staff time for patching, deploying and being on call",
    favours: "virtual machines",
    concerns: (platforms) => platforms.has("aws-ec2"),
  },
  {
    what: "fleets that grow and shrink with the load, reserved and spot prices",
    favours: "functions",
    concerns: (platforms) => platforms.has("aws-ec2"),
  },
  {
    what: "a machine or a zone that fails",
    favours: "virtual machines in small numbers",
    concerns: (platforms) => platforms.has("aws-ec2"),
  },
  {
    what: "other functions of the account that share its concurrency, and the rate at which new instances start",
    favours: "functions",
    concerns: (platforms) => platforms.has("aws-lambda"),
  },
  { what: "retries by callers of refused and failed requests", favours: "neither", concerns: always },
  { what: "limits of network and disk throughput", favours: "neither", concerns: always },
  { what: "traffic between zones, NAT and data stores", favours: "neither", concerns: always },
];

export function notModelled(candidates: readonly Candidate[]): Result["notModelled"] {
  const platforms = new Set(candidates.map(({ platform }) => platform));
  return gaps.filter(({ concerns }) => concerns(platforms)).map(({ what, favours }) => ({ what, favours }));
}
