import { createDistribution, type DistributionSettings, type SampleSets } from "../../../engine/distributions/index.ts";
import { wallPerCpu } from "../../../platforms/cpu-share.ts";
import type { CoveredFunction } from "./covered-function.ts";
import type { ExpectedHandler } from "./expected-handler.ts";

/** A request that finds no initialised instance, beyond one that does; means, microseconds. */
export interface ColdCall {
  /** For how much longer its instance is held, and its caller waits. */
  readonly held: number;
  /** How much more of it is billed. */
  readonly billed: number;
}

/** What a cold start adds: setup, initialisation or restore, and a slower first call. */
export function coldCall(
  { pool, workload }: Pick<CoveredFunction, "pool" | "workload">,
  handler: ExpectedHandler,
  samples: SampleSets,
): ColdCall {
  const { coldStart, restore, speed, timeout, billingStep: step } = pool;
  const own = workload.init;
  const mean = (law: DistributionSettings) => createDistribution(law, samples).mean;
  const firstCall = mean(coldStart.firstCall) * wallPerCpu({ ...pool, parallel: workload.work.parallel });
  const started = mean(coldStart.init) + (own === null ? 0 : mean(own.cpu) / speed + mean(own.io));
  const whole = restore === null ? started : 0;
  const limit = pool.initLimit ?? Number.POSITIVE_INFINITY;
  const init = Math.min(whole, limit);
  const again = whole > limit ? whole : 0; // cut off, and done once more in the first call
  const called = Math.max(handler.held, Math.min(timeout, handler.held + firstCall + again));
  const unbilled = mean(coldStart.setup) + (restore === null ? 0 : mean(restore));
  const random = [coldStart.init, coldStart.firstCall, ...(own === null ? [] : [own.cpu, own.io])];
  const isConstant = handler.isConstant && random.every(({ kind }) => kind === "constant");
  const [initRounded, calledRounded] = [Math.round(init), Math.round(called)];
  return {
    held: unbilled + init + called - handler.held,
    // Where anything is random it ends anywhere within a step, as warm requests then mostly do.
    billed: isConstant
      ? Math.ceil((initRounded + calledRounded) / step) * step - handler.billed
      : init + called - handler.held + (handler.isConstant ? handler.held + step / 2 - handler.billed : 0),
  };
}
