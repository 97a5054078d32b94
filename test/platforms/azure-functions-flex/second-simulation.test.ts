import { expect, test } from "vitest";
import { RandomStream } from "../../../src/engine/random-stream.ts";
import { askOf } from "../candidate-case.ts";
import { ms, s } from "../hand-made.ts";
import {
  type Case,
  inWindow,
  type Life,
  randomCase,
  readyTime,
  simulateAgain,
} from "../instance-pool/second-simulation.ts";

const { observe } = askOf("azure-functions-flex");
const step = 100 * ms;

/** What is billed of an instance's life, worked out from all that it served. */
function billedSpans({ services }: Life, of: "period" | "request"): readonly [number, number][] {
  const spans: [number, number][] = [];
  let [from, active, paid] = [0, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { start, end, hasWaited } of services) {
    const goesOn = start < paid || (hasWaited && start === active);
    if (!goesOn) {
      spans.push([from, paid]);
      from = start;
    }
    const least = of === "period" ? from + s : Math.max(start + s, goesOn ? paid : 0);
    active = Math.max(end, goesOn ? active : end);
    paid = from + Math.ceil((Math.max(active, least) - from) / step) * step;
  }
  return [...spans, [from, paid]];
}

/** Seconds of instances, and counts. */
function expected(one: Case, of: "period" | "request") {
  const { lives, cold, inVain } = simulateAgain(one);
  const isCounted = (call: number) => one.calls[call]!.at >= one.windowStart;
  const part = (isOfMinimum: boolean) => lives.filter((life) => life.isOfMinimum === isOfMinimum);
  const served = (all: readonly Life[]) =>
    all.flatMap(({ services }) => services).filter(({ call }) => isCounted(call));
  const billed = (all: readonly Life[]) =>
    inWindow(
      all.flatMap((life) => billedSpans(life, of)),
      one,
    ) / s;
  return {
    onDemand: { seconds: billed(part(false)), requests: served(part(false)).length },
    alwaysReady: { seconds: billed(part(true)), requests: served(part(true)).length },
    baseline: (one.minimum * (one.windowEnd - one.windowStart)) / s,
    coldStarts: [...cold].filter(isCounted).length,
    inVain: [...inVain].filter(isCounted).length,
    ready: readyTime(lives, one),
  };
}

function seen(one: Case, of: "period" | "request") {
  const keys = [
    `overhead: 0ms, concurrency: ${one.slots}, alwaysReady: ${one.minimum}, maximumInstances: ${one.most}`,
    `coldStart: ${one.coldStart}us, keepAlive: ${one.keepAlive}us, timeout: ${one.patience}us, minimumBilled: ${of}`,
  ].join(", ");
  const { windowStart, windowEnd } = one;
  const { usage, coldStarts, timedOut, instanceTime, throttled, rejected, completed } = observe(
    one.calls,
    { keys },
    { windowStart, windowEnd },
  );
  const { requests = 0, alwaysReadyRequests = 0 } = usage;
  expect(completed + timedOut + throttled + rejected).toBe(one.calls.filter(({ at }) => at >= windowStart).length);
  /** Of two GB, back to whole microseconds. */
  const seconds = (gbSeconds = 0) => Math.round((gbSeconds / 2) * s) / s;
  return {
    onDemand: { seconds: seconds(usage.gbSeconds), requests },
    alwaysReady: { seconds: seconds(usage.alwaysReadyDurationGbSeconds), requests: alwaysReadyRequests },
    baseline: seconds(usage.alwaysReadyGbSeconds),
    coldStarts,
    inVain: completed + timedOut - requests - alwaysReadyRequests,
    ready: instanceTime,
  };
}

test.each(["period", "request"] as const)(
  "an app is billed as a second simulation of it says: a second of each %s",
  (of) => {
    const random = new RandomStream({ seed: 7, replication: 0, name: "cases" });
    for (let number = 0; number < 150; number++) {
      const one = randomCase(random);
      expect({ number, ...seen(one, of) }).toEqual({ number, ...expected(one, of) });
    }
  },
);
