import { formatSize } from "../../units/size.ts";
import type { Assumption } from "../assumption.ts";
import { events } from "./events.ts";
import { meteredMemory } from "./metered-memory.ts";
import type { AwsLambdaEdgeSettings } from "./settings.ts";

/** Assumptions about AWS Lambda whose figures nobody measured, or wrote down, for its functions at the edge. */
const takenFromLambda: readonly string[] = [
  "account concurrency limit",
  "request rate limit",
  "scale-out rate",
  "keep-alive",
  "warm instance chosen",
  "platform overhead",
  "cold start",
];

/** The same assumption, no longer confirmed where its figure is that of AWS Lambda in a region. */
export function atTheEdge(assumption: Assumption): Assumption {
  const { name, setBy, source } = assumption;
  if (setBy !== "profile" || !takenFromLambda.includes(name)) return assumption;
  return { ...assumption, source: `as AWS Lambda in a region, no source for Lambda@Edge: ${source}`, confirmed: false };
}

const unconfirmed = { date: "2026-11", setBy: "default", confirmed: false } as const;

/** What holds at the edge beside the values that a scenario may set. */
export function edgeAssumptions(settings: AwsLambdaEdgeSettings): readonly Assumption[] {
  const { event, memory } = settings;
  const { inWords, largestResponse, longestTimeout } = events[event];
  return [
    {
      ...unconfirmed,
      name: "event",
      value: `${inWords}: responses up to ${formatSize(largestResponse)}, at most ${longestTimeout / 1e6} s, one zip package on x86_64`,
      source: "from memory; no source found",
    },
    locations(settings),
    {
      ...unconfirmed,
      name: "CloudFront's cache",
      value: "answers none of these requests: each calls the function, so count only those that would",
      source: "evenpoint: a request of the workload is one invocation",
    },
    {
      ...unconfirmed,
      name: "metered memory",
      value: `${formatSize(meteredMemory(memory))}: whole multiples of 128 MB, rounded up`,
      source: "AWS Lambda price page prices 128 MB-seconds; how other sizes are rounded is not said",
    },
    {
      ...unconfirmed,
      name: "free tier of the functions",
      value: "none; CloudFront has one of its own",
      source: "from memory; no source found",
    },
  ];
}

function locations({ locations: count }: AwsLambdaEdgeSettings): Assumption {
  const name = "edge locations";
  if (count > 1) {
    const value = `${count}, to each of which the same share of the requests comes, with instances and limits of its own`;
    return { name, value, source: "scenario", date: "", setBy: "user", confirmed: true };
  }
  return {
    ...unconfirmed,
    name,
    value: "one: all traffic meets in one pool of instances, which makes cold starts fewer than in many places",
    source: "evenpoint default: where callers are is not said",
  };
}
