import { describe, expect, test } from "vitest";
import { simulate } from "../../../src/analysis/simulate.ts";
import { RandomStream } from "../../../src/engine/random-stream.ts";
import { parseScenario } from "../../../src/scenario/parse-scenario.ts";
import { type HandMade, ms, s } from "../hand-made.ts";
import { candidateOf, issuesOf, serveCandidate } from "./hand-made-service.ts";

/** Pods that start in exactly 3 s, without overhead. */
const pod = "platform: knative, cpu: 0.5, memory: 512MB, boot: 3s, overhead: 0ms";
const nodes = "nodes: {instance: m7g.large, count: 3}";
const together = (count: number, io: number): HandMade[] => Array.from({ length: count }, () => ({ at: 0, io }));

describe("requests that are held", () => {
  const one = `${pod}, ${nodes}, initialInstances: 1, maximumInstances: 1`;
  const past = "autoscaling: {targetBurstCapacity: 0}";

  test("ten at a pod for each that its container takes; the next is rejected", () => {
    const single = serveCandidate(`${one}, concurrency: 1, ${past}`, together(13, s));
    expect([single.completed, single.rejected]).toEqual([11, 2]);
    // One after the other: 1 s to 11 s.
    expect(single.latency.sum).toBe(66 * s);
    const double = serveCandidate(`${one}, concurrency: 2, ${past}`, together(30, s));
    expect([double.completed, double.rejected]).toEqual([22, 8]);
  });

  test("10,000 in the activator, while it is in the path", () => {
    const seen = serveCandidate(`${one}, concurrency: 1`, together(10_005, ms));
    expect([seen.completed, seen.rejected, seen.peakQueue]).toEqual([10_001, 4, 10_000]);
  });

  test("no limit at a pod whose container has none", () => {
    const seen = serveCandidate(`${one}, ${past}`, together(5000, s));
    expect([seen.completed, seen.rejected, seen.wait.sum]).toEqual([5000, 0, 0]);
  });

  test("who waited at a pod when the activator came into the path goes before those that it holds", () => {
    // Ten requests of one pod, 5 to spare: seven in two seconds bring the activator into the path. The eighth, at 3 s,
    // is held there until the pod's own are through: 7 x 4 s, and ends at 32 s.
    const policy = "autoscaling: {target: 10, targetBurstCapacity: 5, metric: rps}";
    const requests = [...together(7, 4 * s), { at: 3 * s, io: 4 * s }];
    const seen = serveCandidate(`${one}, concurrency: 1, ${policy}`, requests);
    expect([seen.completed, seen.latency.max]).toEqual([8, 29 * s]);
  });
});

describe("from zero and back", () => {
  const cold = `${pod}, ${nodes}, initialInstances: 0`;
  const run = { windowEnd: 300 * s };

  test("the first request waits for a pod, which ends after an empty stable window", () => {
    // Launched at 10 s, ready at 13 s, idle from 14 s on: empty at 74 s. The activator was in the path all the while.
    const seen = serveCandidate(cold, [{ at: 10 * s, io: s }], run);
    expect([seen.completed, seen.coldStarts, seen.latency.sum]).toEqual([1, 1, 4 * s]);
    expect(seen.instanceTime).toBe(61 * s);
  });

  test("and 30 s later where the activator was not", () => {
    const seen = serveCandidate(`${cold}, autoscaling: {targetBurstCapacity: 0}`, [{ at: 10 * s, io: s }], run);
    expect(seen.instanceTime).toBe(91 * s);
  });

  test("one pod starts however many wait, until the autoscaler sees them", () => {
    // Thirty at 1 s: one pod. Until then nobody wrote anything, so at 2 s the mean is 30, and of seven each that wants
    // five. The first pod is ready at 4 s, the others at 5 s.
    const requests = Array.from({ length: 30 }, () => ({ at: s, io: 100 * s }));
    const seen = serveCandidate(`${cold}, concurrency: 10`, requests, { ...run, seriesStep: s });
    expect([3, 4, 5].map((second) => seen.series.instances[second])).toEqual([0, 1, 5]);
    expect(seen.latency.sum).toBe((10 * 103 + 20 * 104) * s);
  });

  test("a minimum stays", () => {
    const seen = serveCandidate(`${pod}, ${nodes}, minimumInstances: 2`, [], run);
    expect(seen.instanceTime).toBe(2 * 300 * s);
  });
});

test("at random, as many are cold as there are gaps that outlast the last pod", () => {
  // A pod answers at once, so it ends at the first decision at which the sixty seconds since the request's are over: 60 to
  // 62 s after the request, 61 on average. Of gaps of 100 s on average, exp(-0.61) are longer.
  const random = new RandomStream({ seed: 7, replication: 0, name: "gaps" });
  const requests: HandMade[] = [];
  for (let at = 0; requests.length < 20_000; at -= Math.round(100 * s * Math.log(random.next())))
    requests.push({ at, io: ms });
  const keys = `platform: knative, cpu: 0.5, memory: 512MB, boot: 0s, overhead: 0ms, ${nodes}, initialInstances: 0`;
  const seen = serveCandidate(keys, requests, { windowEnd: 2_100_000 * s, detail: false });
  const share = Math.exp(-0.61);
  const error = Math.sqrt((share * (1 - share)) / requests.length);
  expect(Math.abs(seen.coldStarts / requests.length - share)).toBeLessThan(3.3 * error);
});

test("who waits longer than the revision's timeout has no answer, and the work goes on", () => {
  const seen = serveCandidate(`${pod}, ${nodes}, timeout: 2s`, [{ at: s, io: 5 * s }]);
  expect([seen.timedOut, seen.completed, seen.latency.sum]).toEqual([1, 0, 2 * s]);
});

async function billOf(keys: string, freeTier = 0): Promise<readonly (readonly [string, string])[]> {
  const text = `
name: bill
duration: 1h
replications: 1
freeTier: ${freeTier}
workload: {arrivals: {kind: constant, rate: 1/s}, work: {io: 100ms}}
candidates:
  - {name: A, ${pod}, ${keys}}
`;
  const parsed = parseScenario(text);
  if ("issues" in parsed) throw new Error(JSON.stringify(parsed.issues));
  const [candidate] = (await simulate(parsed.scenario)).candidates;
  if (!candidate?.eligible) throw new Error("not simulated");
  return candidate.bill.lines.map(({ label, amount }) => [label, amount.toFixed(2)]);
}

describe("the bill of a month", () => {
  test("three nodes of EC2 with their disks, and 73.00 for EKS", async () => {
    // 3 x 730 h x 0.0816; 730 h x 0.10; 3 x 20 GB x 0.08.
    expect(await billOf(nodes)).toEqual([
      ["m7g.large, on demand", "178.70"],
      ["Cluster, EKS", "73.00"],
      ["Disk, gp3", "4.80"],
    ]);
    expect(await billOf("nodes: {instance: m7g.large, count: 1, disk: 0B}")).toEqual([
      ["m7g.large, on demand", "59.57"],
      ["Cluster, EKS", "73.00"],
    ]);
  });

  test("two of Azure, with disks as they are sold, and 73.00 for AKS", async () => {
    // 2 x 70.08; 2 x 64 GB x 0.075, for 40 GB each are not sold.
    const bill = await billOf("nodes: {platform: azure-vm, instance: Standard_D2s_v5, count: 2, disk: 40GB}");
    expect(bill).toEqual([
      ["D2s_v5, pay as you go", "140.16"],
      ["Cluster, AKS Standard", "73.00"],
      ["Disk, standard SSD", "9.60"],
    ]);
  });

  test("one of Compute Engine, and 73.00 for GKE, which the credit for one zonal cluster pays", async () => {
    const machine = "nodes: {platform: gcp-compute-engine, instance: e2-standard-2, count: 1}";
    const lines = [
      ["e2-standard-2, on demand", "48.92"],
      ["Cluster, GKE zonal", "73.00"],
      ["Disk, pd-balanced", "10.00"],
    ];
    expect(await billOf(machine)).toEqual(lines);
    expect((await billOf(machine, 1)).at(-1)![1]).toBe("-73.00");
    expect(await billOf(`${machine}, cluster: gke-regional`)).toEqual([
      lines[0],
      ["Cluster, GKE regional", "73.00"],
      lines[2],
    ]);
  });

  test("two of N1 all month have sustained use, 30 % off; its quarters follow the price of a node's hour", async () => {
    const hoursOf = async (rest = "") => {
      const bill = await billOf(
        `nodes: {platform: gcp-compute-engine, instance: n1-standard-16, count: 2, disk: 0B}, cluster: gke${rest}`,
      );
      return bill.map(([, amount]) => Number(amount)).reduce((sum, amount) => sum + amount, -73);
    };
    expect(Math.abs((await hoursOf()) - 2 * 388.36)).toBeLessThan(0.02); // four rounded lines
    expect(Math.abs((await hoursOf(", prices: {nodeHours: 1}")) - 0.7 * 2 * 730)).toBeLessThan(0.02);
  });

  test("nodes are paid for while pods need them", async () => {
    // One request a second finds a pod at any time: one node, and not four.
    const bill = await billOf("nodes: {instance: m7g.large, count: {min: 1, max: 4}}");
    expect(bill[0]).toEqual(["m7g.large, on demand", "59.57"]);
  });
});

test("machines whose price or speed changes over time are priced in full and run at full speed, which it says", () => {
  const warningsOf = (keys: string) => candidateOf(`${pod}, nodes: {${keys}}`).warnings;
  expect(warningsOf("instance: t3.medium")[0]).toMatch(/^CPU credits of t3.medium nodes are not modelled/);
  const sustained = "platform: gcp-compute-engine, instance: n2-standard-2";
  expect(warningsOf(`${sustained}, count: {min: 1, max: 3}`)[0]).toMatch(/^the sustained-use discount/);
  expect(warningsOf(sustained)).toEqual([]);
  expect(warningsOf("platform: azure-vm, instance: D2s_v5")).toEqual([]);
});

describe("settings", () => {
  test("say in one sentence what runs where", () => {
    expect(
      candidateOf(`${pod}, nodes: {instance: m7g.large, count: {min: 1, max: 4}}, concurrency: 10`).description,
    ).toBe(
      "Knative on EKS in us-east-1, 0 to 12 (growing at 7 requests at once each, 70 % of 10) pods of 0.5 vCPU and 512MB on 1 to 4 m7g.large, at most 3 on each.",
    );
  });

  test("pods are at most as many as the nodes hold", () => {
    const { warnings, limits } = candidateOf(`${pod}, ${nodes}, maximumInstances: 50`);
    expect(warnings).toEqual(["50 pods are allowed, and the nodes hold 9: more nodes, or smaller pods"]);
    expect(limits.map(({ limit, value }) => [limit, value])).toEqual([
      ["vCPU", 4.5],
      ["pods", 9],
    ]);
    // Pods that go work on beside new ones where the nodes have room.
    const limitsOf = (keys: string) =>
      candidateOf(`${pod}, ${nodes}, ${keys}`).limits.map(({ limit, value }) => [limit, value]);
    expect(limitsOf("maximumInstances: 4, concurrency: 10")).toEqual([["pods", 4]]);
    expect(limitsOf("concurrency: 10")).toEqual([
      ["slots", 90],
      ["vCPU", 4.5],
      ["pods", 9],
    ]);
    expect(limitsOf("minimumInstances: 4, maximumInstances: 4")).toEqual([
      ["vCPU", 2],
      ["pods", 4],
    ]);
  });

  test("list every default of the autoscaler with its source", () => {
    const { assumptions } = candidateOf(`${pod}, ${nodes}, autoscaling: {stableWindow: 30s}`);
    const shown = assumptions
      .filter(({ name }) => name.startsWith("autoscaler"))
      .map(({ value, setBy }) => [value, setBy]);
    expect(shown).toEqual([
      ["70 % of 100 requests at once in one pod", "profile"],
      ["mean of 30 s; panic from 200 % of the ready pods in 10 % of it", "user"],
      ["up to 1,000 times, down to 1/2 of the ready pods", "profile"],
      ["ends after 30 s without requests, and at most 30 s more", "profile"],
      ["while the pods could not take 211 requests more", "profile"],
    ]);
  });

  test("a pod holds the workload's memory, or the candidate says what fits", () => {
    const text = `
name: memory
duration: 1h
workload: {arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}, memory: 400MB, memoryPerRequest: 20MB}
candidates:
  - {name: A, ${pod}, ${nodes}, concurrency: 10}
  - {name: B, ${pod}, ${nodes}}
`;
    const parsed = parseScenario(text);
    if ("issues" in parsed) throw new Error(JSON.stringify(parsed.issues));
    expect(parsed.scenario.candidates.map(({ ineligibleBecause }) => ineligibleBecause)).toEqual([
      ["10 slots need 600MB of memory and a pod of 512MB has 512MB; the most slots that fit are 5"],
      [],
    ]);
  });
});

describe("mistakes", () => {
  test.each([
    [
      `${pod}, nodes: {instance: m7g.larg}`,
      'candidates[0].nodes.instance: "m7g.larg" is not an EC2 instance type; did you mean "m7g.large"?',
    ],
    [
      "platform: knative, cpu: 4, memory: 2GB, nodes: {instance: m7g.large}",
      "candidates[0].cpu: a pod of 4 vCPU and 2GB does not fit on m7g.large; the largest that fits has 1.8 vCPU and 7372MB",
    ],
    [
      "platform: knative, cpu: 1, memory: 8GB, nodes: {instance: m7g.large, reserved: 20%}",
      "a pod of 1 vCPU and 8GB does not fit on m7g.large; the largest that fits has 1.6 vCPU and 6553MB",
    ],
    [`${pod}, ${nodes}, cluster: aks`, 'candidates[0].cluster: "aks" does not manage nodes of aws-ec2; choose eks'],
    [
      `${pod}, nodes: {instance: m7g.large, count: {min: 4, max: 2}}`,
      "candidates[0].nodes.count.min: min 4 is above max 2",
    ],
    [`${pod}, nodes: {instance: m7g.large, count: some}`, "count is a number of nodes such as 3, or {min: 1, max: 10}"],
    [
      `${pod}, nodes: {instance: m7g.large, region: us-eats-1}`,
      'candidates[0].nodes.region: no prices for region "us-eats-1"',
    ],
    [
      `${pod}, nodes: {platform: azure-vm, instance: D2s_v4}`,
      'candidates[0].nodes.instance: "D2s_v4" is not an Azure VM size; did you mean "D2s_v3"?',
    ],
    [
      `${pod}, nodes: {platform: gcp-compute-engine, instance: e2-standard-2}, frontDoor: aws-alb`,
      'candidates[0].frontDoor: "aws-alb" cannot stand before machines and containers of Google Cloud; choose none, gcp-load-balancer or cheapest',
    ],
    [`${pod}, nodes: {platform: server, instance: x}`, "expected one of aws-ec2, azure-vm, gcp-compute-engine"],
    [
      `${pod}, nodes: {instance: D2s_v5}`,
      'candidates[0].nodes.instance: "D2s_v5" is a machine of azure-vm, and these nodes are of aws-ec2; set nodes.platform: azure-vm',
    ],
    [
      `${pod}, nodes: {platform: azure-vm, instance: m7g.large}`,
      '"m7g.large" is a machine of aws-ec2, and these nodes are of azure-vm; set nodes.platform: aws-ec2',
    ],
    [
      `${pod}, ${nodes}, region: eu-west-1`,
      'candidates[0].region: "eu-west-1" is not accepted: pods stand where their nodes do; write it under nodes: nodes.region',
    ],
    [pod, "candidates[0].nodes: is missing: nodes are the machines under the pods"],
    [
      `${pod}, nodes: {count: 2}`,
      "candidates[0].nodes.instance: is missing: nodes need a machine, such as instance: m7g.large",
    ],
    [`${pod}, ${nodes}, minimumInstances: 5, maximumInstances: 4`, "5 pods at least are more than maximumInstances, 4"],
    [
      `${pod}, ${nodes}, initialInstances: 1, minimumInstances: 2`,
      "1 pods at first are fewer than minimumInstances, 2",
    ],
    [`${pod}, ${nodes}, initialInstances: 9, maximumInstances: 4`, "9 pods at first are more than maximumInstances, 4"],
    [`${pod}, ${nodes}, concurrency: 1001`, "a container's concurrency is 0 (no limit) to 1000"],
    [`${pod}, ${nodes}, timeout: 11m`, "a revision's timeout is at most 10m"],
    [`${pod}, ${nodes}, autoscaling: {stableWindow: 5s}`, "a stable window is whole seconds from 6s to 1h"],
    [`${pod}, ${nodes}, autoscaling: {panicThreshold: 2}`, "a panic threshold is text such as 200%"],
    [`${pod}, ${nodes}, autoscaling: {maxScaleUpRate: 1}`, "a scaling rate is above 1"],
    [`${pod}, ${nodes}, autoscaling: {stabelWindow: 60s}`, 'unknown key "stabelWindow"; did you mean "stableWindow"?'],
    [`${pod}, ${nodes}, instances: 3`, 'unknown key "instances"'],
    [
      "platform: knative, cpu: lots, memory: 1GB, nodes: {instance: m7g.large}",
      "cpu is the number of vCPUs of one pod, such as 0.5",
    ],
  ])("%s", (keys, sentence) => {
    expect(issuesOf(keys).join("\n")).toContain(sentence);
    expect(issuesOf(keys)).toHaveLength(1);
  });
});
