import type { Candidate } from "../scenario/scenario.ts";
import type { Result } from "./result.ts";

interface Gap {
  readonly what: string;
  readonly favours: string;
  readonly concerns: (platforms: ReadonlySet<string>, candidates: readonly Candidate[]) => boolean;
}

const always = () => true;

/** What this version leaves out, and which side of a comparison looks better for it. */
const gaps: readonly Gap[] = [
  {
    what: "staff time for patching, deploying and being on call",
    favours: "virtual machines",
    concerns: (_, candidates) =>
      candidates.some(({ platform, operations }) => platform === "aws-ec2" && operations === undefined),
  },
  {
    what: "spot machines that are taken back",
    favours: "spot machines",
    concerns: (_, candidates) =>
      candidates.some(({ priceNeeds }) => priceNeeds.some(({ purchase }) => purchase === "spot")),
  },
  {
    what: "a machine or a zone that fails",
    favours: "virtual machines in small numbers",
    concerns: (platforms) => platforms.has("aws-ec2"),
  },
  { what: "retries by callers of failed and timed-out requests", favours: "neither", concerns: always },
  { what: "limits of network and disk throughput", favours: "neither", concerns: always },
  { what: "traffic between zones, NAT and data stores", favours: "neither", concerns: always },
];

export function notModelled(candidates: readonly Candidate[]): Result["notModelled"] {
  const platforms = new Set(candidates.map(({ platform }) => platform));
  return gaps.filter(({ concerns }) => concerns(platforms, candidates)).map(({ what, favours }) => ({ what, favours }));
}
