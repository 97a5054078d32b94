import type { DistributionSettings } from "../../../src/engine/distributions/index.ts";
import { fleetUsage } from "../../../src/platforms/aws-ec2/fleet-usage.ts";
import type { AwsEc2Settings } from "../../../src/platforms/aws-ec2/settings.ts";
import { type FleetSize, poolSize } from "../../../src/platforms/instance-pool/fleet-size.ts";
import { InstancePool } from "../../../src/platforms/instance-pool/instance-pool.ts";
import type { PoolUsage } from "../../../src/platforms/instance-pool/pool-consumption.ts";
import type { PoolSize } from "../../../src/platforms/instance-pool/pool-settings.ts";
import type { Observation, StationRun } from "../../../src/platforms/station.ts";
import { bytesPerGigabyte } from "../../../src/units/size.ts";
import type { OneFunction } from "../../../src/workloads/workload.ts";
import { type HandMade, handMadeRun, handMadeWorkload, serve } from "../hand-made.ts";

/** Settings to change; a bare number of instances is a fixed one, a target is followed as AWS does, a boot has one part. */
export type FleetChanges = Omit<Partial<AwsEc2Settings>, "instances" | "boot"> & {
  readonly instances?: number | FleetSize | PoolSize;
  readonly boot?: DistributionSettings;
};

/** One machine with one vCPU, room for 100 requests in service, no overhead. */
export function fleetSettings({ instances = 1, boot, ...changes }: FleetChanges = {}): AwsEc2Settings {
  return {
    provider: "aws",
    targets: "machines",
    frontDoor: "none",
    nat: null,
    retry: null,
    loadBalancer: { requestsPerConnection: 10, connectionSeconds: 60, rules: 0 },
    region: "us-east-1",
    instance: "m7g.medium",
    vcpus: 1,
    memory: 4 * bytesPerGigabyte,
    instances: sizeOf(instances),
    slots: 100,
    queue: 1000,
    balancing: "least-outstanding",
    boot: [boot ?? { kind: "constant", value: 0 }],
    line: null,
    startsOnDemand: "never",
    standby: 0,
    launchRate: null,
    boost: null,
    billing: { billedFrom: { time: 17_000_000 }, least: 60_000_000, step: 1_000_000, activeStep: null },
    nodes: null,
    timeout: null,
    purchase: "on-demand",
    committed: 0,
    disk: 8 * bytesPerGigabyte,
    publicIpv4: true,
    addedLatency: [],
    speed: 1,
    siblingSpeed: 1,
    credits: null,
    ...changes,
  };
}

function sizeOf(instances: number | FleetSize | PoolSize): PoolSize {
  if (typeof instances === "number") return { kind: "fixed", count: instances };
  if (instances.kind !== "growing" || "scaler" in instances) return instances;
  return poolSize(instances, (target) => ({ kind: "target-tracking", target }));
}

export interface FleetCase {
  readonly settings?: FleetChanges;
  readonly workload?: Partial<OneFunction>;
  /** Share of the CPU work that more than one vCPU can speed up. */
  readonly parallel?: number;
  readonly run?: Partial<StationRun> & { readonly seed?: number };
  readonly perBlock?: number;
  /** What is metered; as AWS EC2 does it where left out. */
  readonly usage?: PoolUsage;
}

/** What a fleet sees of requests at known instants. */
export function serveFleet(requests: readonly HandMade[], given: FleetCase = {}): Observation {
  const { settings: changes, workload, parallel = 0, run, perBlock } = given;
  const settings = fleetSettings(changes);
  const nothing = { kind: "constant", value: 0 } as const;
  const work = { from: "distributions", cpu: nothing, io: nothing, parallel } as const;
  const fleet = new InstancePool(settings, {
    workload: handMadeWorkload({ work, ...workload }),
    run: handMadeRun(run),
    usage: given.usage ?? fleetUsage(settings),
  });
  return serve(fleet, requests, perBlock);
}
