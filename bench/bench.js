// `npm run bench` prints speed and peak memory of each workload through the public API, all statistics on.
// `npm run bench -- --reference PATH` runs the compiled C++ reference in the same sitting and prints the ratios.
// `npm run bench -- --long` adds 100 million invocations of W1, for memory.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { workloads } from "./workloads.js";

const { values } = parseArgs({
  options: {
    reference: { type: "string" },
    long: { type: "boolean", default: false },
    invocations: { type: "string", default: "8000000" },
    rounds: { type: "string", default: "3" },
  },
});
/** What the reference simulates, too: functions. */
const referenced = new Set(["w1", "w2", "w3"]);
const measureScript = fileURLToPath(new URL("measure.js", import.meta.url));

const rows = Object.keys(workloads).map((name) => row(name, values.invocations));
if (values.long) rows.push(row("w1", "100000000", 1));
console.table(rows);

/** The median of several rounds, each beside a run of the reference. */
function row(name, invocations, rounds = Number(values.rounds)) {
  const measured = [];
  for (let round = 0; round < rounds; round++) {
    const ours = measure(name, invocations);
    const reference =
      values.reference === undefined || !referenced.has(name) ? null : measureReference(name, invocations);
    measured.push({ ours, reference });
  }
  const ns = median(measured.map(({ ours }) => ours.nanoseconds));
  const ratios = measured.flatMap(({ ours, reference }) => (reference === null ? [] : ours.nanoseconds / reference));
  const { offered, peakMegabytes } = measured[0].ours;
  return {
    workload: name,
    invocations: offered,
    "ns per invocation": round(ns, 1),
    "million per second": round(1000 / ns, 2),
    "peak MB": round(peakMegabytes, 0),
    ...(ratios.length === 0 ? {} : { "times the reference": round(median(ratios), 2) }),
  };
}

function measure(name, invocations) {
  return JSON.parse(execFileSync(process.execPath, [measureScript, name, invocations], { encoding: "utf8" }));
}

/** Nanoseconds per invocation of the C++ program, in its fastest exact form. */
function measureReference(name, invocations) {
  const args = [name, invocations, "mru", "h4", "zig", "1"];
  return JSON.parse(execFileSync(values.reference, args, { encoding: "utf8" })).ns_med;
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}
