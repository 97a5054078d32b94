import type { SummarySize } from "./lambda-summary.ts";

/** Fixed before the first run: what `npm run validation` takes, for the table of ten rows. */
export const whole: SummarySize = { replications: 40, requests: 250_000 };

/** Twenty times shorter, for `npm test`. */
export const quick: SummarySize = { replications: 40, requests: 12_500 };

/** For the comparison of ways to end instances: a cold fraction of 0.15 % is right to about 3 %. */
export const perModel: SummarySize = { replications: 20, requests: 50_000 };
