import { expect, test } from "vitest";
import { RandomStream } from "../../src/engine/random-stream.ts";
import { functionStreams } from "../../src/workloads/function-streams.ts";

const named: string[] = [];
const random = (name: string) => {
  named.push(name);
  return new RandomStream({ seed: 1, replication: 0, name });
};

test("a function's streams hang on its name, and no two names give the same", () => {
  functionStreams(random, { name: "search" })("arrivals");
  functionStreams(random, { name: 'a"].b' })("arrivals");
  expect(named).toEqual(['functions["search"].arrivals', 'functions["a\\"].b"].arrivals']);
});
