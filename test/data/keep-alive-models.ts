import type { ActivityRule } from "./activity-rule.ts";

/** A way to end idle instances that a scenario can ask for: its name in the table, and YAML of a candidate's keys. */
export interface KeepAliveModel {
  readonly name: string;
  readonly keys: string;
}

const halving = "keepAlive: {kind: halving, period: 380s}";
const even = "keepAlive: {kind: uniform, from: 600s, to: 680s}";
const sometimesTwice =
  "keepAlive: {kind: mixture, of: [{weight: 0.7, kind: constant, value: 640s}, {weight: 0.3, kind: constant, value: 1280s}]}";

export const keepAliveModels: readonly KeepAliveModel[] = [
  { name: "constant 360 s", keys: "keepAlive: 360s" },
  { name: "constant 600 s", keys: "keepAlive: 600s" },
  { name: "constant 620 s", keys: "keepAlive: 620s" },
  { name: "constant 640 s", keys: "keepAlive: 640s" },
  { name: "constant 660 s", keys: "keepAlive: 660s" },
  { name: "uniform 600 to 680 s", keys: even },
  { name: "halving every 380 s", keys: halving },
  { name: "600 s, recycled at 2 h", keys: "keepAlive: 600s, recycleAfter: 2h" },
  { name: "640 s, recycled at 2 h", keys: "keepAlive: 640s, recycleAfter: 2h" },
  { name: "halving, recycled at 2 h", keys: `${halving}, recycleAfter: 2h` },
  { name: "70 % 640 s, 30 % 1,280 s, recycled at 2 h", keys: `${sometimesTwice}, recycleAfter: 2h` },
];

const [twoHours, never] = [7200, Number.POSITIVE_INFINITY];

/** Rules in which an extra instance of a busy function outlives the function's own keep-alive; seconds. */
export const activityRules: readonly ActivityRule[] = [
  { functionIdle: 640, instanceIdle: 900, recycleAfter: twoHours },
  { functionIdle: 640, instanceIdle: 1200, recycleAfter: twoHours },
  { functionIdle: 640, instanceIdle: 1500, recycleAfter: twoHours },
  { functionIdle: 640, instanceIdle: 1200, recycleAfter: never },
];
