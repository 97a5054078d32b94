import type { WhatIfChange, WhatIfResult } from "./what-if-result.ts";

/** True where the scenario has the values of a change already: both answers are of one scenario, by its digest. */
export function changesNothing({ baseline }: WhatIfResult, { result }: WhatIfChange): boolean {
  const { digest } = baseline.scenario;
  return digest !== null && digest === result.scenario.digest;
}
