import { z } from "zod";
import { kindField } from "../../units/kind-field.ts";
import type { Distribution } from "../distribution.ts";
import { sampledDistribution } from "../distribution.ts";
import type { DistributionKind } from "./distribution-kind.ts";
import type { DistributionSettings } from "./index.ts";

/** Each part is a distribution with a weight of its own; weights need not sum to one. */
export interface MixtureSettings {
  readonly kind: "mixture";
  readonly of: readonly (Exclude<DistributionSettings, MixtureSettings> & { readonly weight: number })[];
}

const weightError = "weight is a number above 0, such as 0.1; weights are relative to each other";

/** The kind `mixture`, whose parts may be of the given kinds. */
export function mixtureOf(kinds: Readonly<Record<string, DistributionKind>>): DistributionKind<MixtureSettings> {
  const weight = z.number({ error: weightError }).positive({ error: weightError });
  const weighted = Object.fromEntries(
    Object.values(kinds).map((kind) => [kind.kind, { ...kind, schema: kind.schema.extend({ weight }) }]),
  );
  const part = kindField<MixtureSettings["of"][number]>({
    noun: "a distribution within a mixture",
    kinds: weighted,
    example: "{weight: 0.1, kind: exponential, mean: 250ms}",
  });
  return {
    kind: "mixture",
    description: "One of several distributions, each as often as its weight says.",
    schema: z.strictObject({
      kind: z.literal("mixture"),
      of: z
        .array(part, { error: "`of` is a list of distributions with a weight each" })
        .min(1, { error: "a mixture needs at least one distribution" }),
    }) satisfies z.ZodType<MixtureSettings>,
    create: ({ of }, { create }) => mixtureDistribution(of.map((settings) => [settings.weight, create(settings)])),
  };
}

/** Draws a part first, then its value: two uniforms or more per value. */
function mixtureDistribution(parts: readonly (readonly [weight: number, Distribution])[]): Distribution {
  const total = parts.reduce((sum, [weight]) => sum + weight, 0);
  const mean = parts.reduce((sum, [weight, part]) => sum + (weight / total) * part.mean, 0);
  const last = parts.at(-1)?.[1] as Distribution;
  return sampledDistribution(mean, (random) => {
    let left = random.next() * total;
    for (const [weight, part] of parts) {
      if (left <= weight) return part.sample(random);
      left -= weight;
    }
    return last.sample(random); // rounding may leave a remainder of the last part
  });
}
