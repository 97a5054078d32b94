import { z } from "zod";
import { sizeField } from "../../units/size.ts";
import { edgeFields } from "../edge-settings.ts";
import { fixedSizeField } from "../instance-pool/fleet-size.ts";
import { servingFields } from "../machines/machine-fields.ts";
import type { MachineSettings } from "../machines/machine-settings.ts";
import { hostPriceField } from "./price-field.ts";

/** More than any machine that can be bought: a typing error. */
const mostVcpus = 10_000;

/** What a scenario may say of a host that no provider's card knows. */
export const serverSchema = z.strictObject({
  vcpus: z.number({ error: "vcpus is a number, such as 4" }).positive().max(mostVcpus),
  memory: sizeField,
  price: hostPriceField,
  instances: fixedSizeField.optional(),
  ...servingFields,
  /** USD for each GB that leaves to the internet. */
  egress: z.number().min(0).max(1000).optional(),
  ...edgeFields("own", "machines"),
});

export type ServerGiven = z.output<typeof serverSchema>;

/** Hosts with every default filled in: the settings of any machines. */
export type ServerSettings = MachineSettings;
