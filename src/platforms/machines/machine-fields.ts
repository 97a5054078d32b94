import { z } from "zod";
import { distributionField } from "../../engine/distributions/index.ts";
import { sizeField } from "../../units/size.ts";
import { balancingPolicyNames } from "../instance-pool/balancing.ts";
import { mostInstances } from "../instance-pool/fleet-size.ts";

/** The most slots and queue places a machine may have: beyond them a typing error is more likely than a machine. */
const most = { slots: 100_000, queue: 10_000_000 };

/** Candidate keys of every machine that serves, whoever owns it. */
export const servingFields = {
  slots: z.int().min(1).max(most.slots).optional(),
  queue: z.int().min(0).max(most.queue).optional(),
  balancing: z.enum(balancingPolicyNames).optional(),
  boot: distributionField.optional(),
  overhead: distributionField.optional(),
  speed: z.number().positive().max(100).optional(),
  siblingSpeed: z.number().positive().max(1).optional(),
};

/** Candidate keys of every machine that is rented from a provider. */
export const rentedFields = {
  region: z.string().optional(),
  ...servingFields,
  disk: sizeField.optional(),
  publicIpv4: z.boolean().optional(),
  committed: z.int().min(0).max(mostInstances).optional(),
};

export type ServingGiven = z.output<z.ZodObject<typeof servingFields>>;
export type RentedGiven = z.output<z.ZodObject<typeof rentedFields>>;
