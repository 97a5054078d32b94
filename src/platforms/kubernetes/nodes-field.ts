import { z } from "zod";
import { distributionField } from "../../engine/distributions/index.ts";
import { durationField } from "../../units/duration.ts";
import { shareField } from "../../units/share.ts";
import { sizeField } from "../../units/size.ts";
import { nodePlatformKinds } from "./node-platforms.ts";

/** More nodes than this are a typing error rather than a cluster (Kubernetes supports 5,000). */
const mostNodes = 1000;

const count = (name: string) => {
  const error = `${name} is a whole number from 1 to ${mostNodes}`;
  return z.int({ error }).min(1, { error }).max(mostNodes, { error });
};

const range = z.strictObject({ min: count("min"), max: count("max") });

const reservedField = shareField.refine((share) => share < 1, {
  error: "the system's share of a node is below 100%, such as 10%",
});

/** Scenario field: the machines under the pods. */
export const nodesField = z.strictObject(
  {
    platform: z.enum(nodePlatformKinds).optional(),
    // Azure's own names have "Standard_" before each size; both are understood.
    instance: z
      .string({ error: "nodes need a machine, such as instance: m7g.large" })
      .transform((name) => name.replace(/^Standard_/, "")),
    region: z.string().optional(),
    count: z
      .union([count("count"), range], { error: "count is a number of nodes such as 3, or {min: 1, max: 10}" })
      .optional(),
    boot: distributionField.optional(),
    reserved: reservedField.optional(),
    disk: sizeField.optional(),
    removeAfter: durationField.optional(),
  },
  { error: "nodes are the machines under the pods, such as {instance: m7g.large, count: 3}" },
);

export type NodesGiven = z.output<typeof nodesField>;
