import { expect, test } from "vitest";
import { type PackedObservation, packObservation } from "../../../src/analysis/tasks/packed-observation.ts";
import { keptStore, memoryStore } from "../../../src/analysis/tasks/run-store.ts";
import { observe, scenarioOf } from "../../platforms/conformance.ts";

const packed = observe(scenarioOf({ one: "platform: aws-lambda, memory: 1GB" })).then(([seen]) =>
  packObservation(seen!),
);
const settled = () => new Promise((go) => setTimeout(go, 0));

test("what is running is known before it has ended, and afterwards", async () => {
  const store = memoryStore();
  let finish: (one: PackedObservation) => void = () => undefined;
  store.keep("a", new Promise((resolve) => (finish = resolve)));
  const waiting = store.recall("a");
  finish(await packed);
  expect(await waiting).toEqual(await packed);
  await settled();
  expect(await store.recall("a")).toEqual(await packed);
  expect(store.recall("b")).toBeUndefined();
});

test("what failed is simulated again", async () => {
  const store = memoryStore();
  store.keep("a", Promise.reject(new Error("lost")));
  await settled();
  expect(store.recall("a")).toBeUndefined();
});

test("memory is bounded by size: what was used longest ago goes first", async () => {
  const one = await packed;
  const store = memoryStore(2.5 * JSON.stringify(one).length);
  for (const digest of ["a", "b"]) store.keep(digest, Promise.resolve(one));
  await settled();
  await store.recall("a");
  store.keep("c", Promise.resolve(one));
  await settled();
  expect(["a", "b", "c"].map((digest) => store.recall(digest) !== undefined)).toEqual([true, false, true]);
});

test.each([null, 3, "x", {}, { offered: 1 }, { offered: 1, usage: {}, latency: { histogram: {} } }])(
  "%j from a file of unknown origin is not taken for an observation",
  (value) => {
    const store = keptStore({ recall: () => value, keep: () => undefined });
    expect(store.recall("a")).toBeUndefined();
  },
);
