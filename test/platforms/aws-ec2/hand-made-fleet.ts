import { Fleet } from "../../../src/platforms/aws-ec2/fleet.ts";
import type { FleetSize } from "../../../src/platforms/aws-ec2/fleet-size.ts";
import type { AwsEc2Settings } from "../../../src/platforms/aws-ec2/settings.ts";
import type { Observation, StationRun } from "../../../src/platforms/station.ts";
import { bytesPerGigabyte } from "../../../src/units/size.ts";
import type { OneFunction } from "../../../src/workloads/workload.ts";
import { type HandMade, handMadeRun, handMadeWorkload, serve } from "../hand-made.ts";

/** Settings to change; a bare number of instances is a fixed one. */
export type FleetChanges = Omit<Partial<AwsEc2Settings>, "instances"> & { readonly instances?: number | FleetSize };

/** One machine with one vCPU, room for 100 requests in service, no overhead. */
export function fleetSettings({ instances = 1, ...changes }: FleetChanges = {}): AwsEc2Settings {
  return {
    frontDoor: "none",
    retry: null,
    loadBalancer: { requestsPerConnection: 10, connectionSeconds: 60, rules: 0 },
    region: "us-east-1",
    instance: "m7g.medium",
    vcpus: 1,
    memory: 4 * bytesPerGigabyte,
    instances: typeof instances === "number" ? { kind: "fixed", count: instances } : instances,
    slots: 100,
    queue: 1000,
    balancing: "least-outstanding",
    boot: { kind: "constant", value: 0 },
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

export interface FleetCase {
  readonly settings?: FleetChanges;
  readonly workload?: Partial<OneFunction>;
  /** Share of the CPU work that more than one vCPU can speed up. */
  readonly parallel?: number;
  readonly run?: Partial<StationRun> & { readonly seed?: number };
  readonly perBlock?: number;
}

/** What a fleet sees of requests at known instants. */
export function serveFleet(requests: readonly HandMade[], given: FleetCase = {}): Observation {
  const { settings, workload, parallel = 0, run, perBlock } = given;
  const nothing = { kind: "constant", value: 0 } as const;
  const work = { from: "distributions", cpu: nothing, io: nothing, parallel } as const;
  const fleet = new Fleet(fleetSettings(settings), handMadeWorkload({ work, ...workload }), handMadeRun(run));
  return serve(fleet, requests, perBlock);
}
