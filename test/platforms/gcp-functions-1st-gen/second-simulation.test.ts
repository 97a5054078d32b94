import { expect, test } from "vitest";
import { RandomStream } from "../../../src/engine/random-stream.ts";
import { askOf } from "../candidate-case.ts";
import { ms, s } from "../hand-made.ts";
import { type Case, inWindow, randomCase, readyTime, simulateAgain } from "../instance-pool/second-simulation.ts";

const { observe } = askOf("gcp-functions-1st-gen", "memory: 1GB");
const step = 100 * ms;

/** The time in the window in which fewer instances than the minimum served somebody, times how many fewer. */
function idleTime(one: Case, spans: readonly (readonly [number, number])[]): number {
  const moments = [0, ...spans.flat(), one.windowEnd].sort((a, b) => a - b);
  return moments.slice(1).reduce((sum, to, place) => {
    const from = moments[place]!;
    const busy = spans.filter(([start, end]) => start <= from && from < end).length;
    return sum + Math.max(0, one.minimum - busy) * inWindow([[from, to]], one);
  }, 0);
}

function expected(one: Case) {
  const { lives, cold, inVain } = simulateAgain(one);
  const isCounted = (call: number) => one.calls[call]!.at >= one.windowStart;
  const services = lives.flatMap((life) => life.services);
  const billed = services
    .filter(({ call }) => isCounted(call))
    .map(({ start, end }) => Math.ceil((end - start) / step) * step);
  const spans = services.map(({ start, end }) => [start, end] as const);
  return {
    requests: billed.length,
    seconds: billed.reduce((sum, time) => sum + time, 0) / s,
    idle: idleTime(one, spans) / s,
    coldStarts: [...cold].filter(isCounted).length,
    throttled: [...inVain].filter(isCounted).length,
    ready: readyTime(lives, one),
  };
}

function seen(one: Case) {
  const { minimum, most, coldStart, keepAlive, patience, windowStart, windowEnd } = one;
  const keys = [
    `memory: 1GB, overhead: 0ms, minimumInstances: ${minimum}, maximumInstances: ${minimum + most}`,
    `coldStart: ${coldStart}us, keepAlive: ${keepAlive}us, patience: ${patience}us`,
  ].join(", ");
  const { usage, ...counts } = observe(one.calls, { keys }, { windowStart, windowEnd });
  const { requests, gbSeconds = 0, ghzSeconds = 0, idleMemoryGbSeconds = 0, idleGhzSeconds = 0 } = usage;
  expect(ghzSeconds).toBeCloseTo(1.4 * gbSeconds, 9);
  expect(idleGhzSeconds).toBeCloseTo(1.4 * idleMemoryGbSeconds, 9);
  const { coldStarts, throttled, instanceTime } = counts;
  const idle = Math.round(idleMemoryGbSeconds * s) / s;
  return { requests, seconds: Math.round(gbSeconds * s) / s, idle, coldStarts, throttled, ready: instanceTime };
}

test("a function is billed as a second simulation of it says", () => {
  const random = new RandomStream({ seed: 8, replication: 0, name: "cases" });
  for (let number = 0; number < 150; number++) {
    const one = { ...randomCase(random), slots: 1 };
    expect({ number, ...seen(one) }).toEqual({ number, ...expected(one) });
  }
});
