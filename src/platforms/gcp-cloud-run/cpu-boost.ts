import { microsecondsPer } from "../../units/duration.ts";

/** How long a boost lasts once an instance has started (Google's documentation as a public repository quotes it, 2026-10-06). */
const after = 10 * microsecondsPer.s;

/** vCPUs that an instance has while it starts and for a while after, by those that it has otherwise; null: no figure. */
export function boostedVcpus(vcpus: number): number | null {
  if (vcpus <= 1) return 2;
  // The steps of the larger ones are from memory: not confirmed.
  return vcpus === 2 || vcpus === 4 ? 2 * vcpus : null;
}

/** The boost of an instance with so many vCPUs. */
export function cpuBoostOf(vcpus: number): { readonly vcpus: number; readonly after: number } | null {
  const boosted = boostedVcpus(vcpus);
  return boosted === null ? null : { vcpus: boosted, after };
}
