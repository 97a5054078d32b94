import type { SampleSets } from "../../../engine/distributions/index.ts";
import { nearestWhole } from "../../../engine/nearest-whole.ts";
import { frontDoorTimeout } from "../../../platforms/edge-settings.ts";
import type { FunctionPoolSettings } from "../../../platforms/function-pool/function-pool-settings.ts";
import type { ExpectedHandler } from "./expected-handler.ts";
import { expectedSteps } from "./expected-steps.ts";
import { type HandlerTail, handlerTail } from "./handler-tail.ts";
import type { DrawnWork } from "./mean-cpu-time.ts";
import { meanCut } from "./mean-cut.ts";

/** Laws spread over fewer steps than this are summed step by step, be they known nearly; half a step is right for others. */
const fewSteps = 64;

export const halfAStep =
  "Rounding up adds half of a billing step to a request on average: it ends anywhere within one.";
const sumNearly =
  "Timeouts cut nearly as many requests as said: both CPU work and io are random, and the law of their sum is known nearly.";

/** The expected times of work that is drawn from distributions, `more` microseconds of streaming included. */
export function drawnHandler(
  pool: FunctionPoolSettings,
  work: DrawnWork,
  given: { readonly more: number; readonly samples: SampleSets },
): ExpectedHandler {
  const handler = handlerTail(pool, work, given);
  const { tail, mean, isExact } = handler;
  if (work.cpu.kind === "constant" && work.io.kind === "constant") return constantHandler(pool, mean);
  const { timeout, billingStep: step } = pool;
  const { mean: held, share } = meanCut(tail, mean, timeout);
  const answered = meanCut(tail, mean, Math.min(timeout, frontDoorTimeout(pool)));
  const isSummed = isExact || spread(handler) < fewSteps * step;
  const billed = isSummed ? step * expectedSteps(tail, { step, cut: timeout, rounding: 0.5 }) : held + step / 2;
  return {
    mean,
    held,
    billed,
    billedAtLeast: isExact ? billed : surelyHeld(handler, timeout - given.more),
    answered: answered.mean,
    timedOut: answered.share,
    isConstant: false,
    notes: [
      ...(isSummed ? [] : [halfAStep]),
      ...(isExact || Math.max(share, answered.share) < 1e-6 ? [] : [sumNearly]),
    ],
  };
}

/**
 * Of a sum whose law is known nearly: it is beyond `room` only where a part is beyond half of that, and by no more than
 * all parts are together.
 */
function surelyHeld({ mean, parts }: HandlerTail, room: number): number {
  const excess = parts.map((part) => part.mean - meanCut(part.tail, part.mean, room / parts.length).mean);
  return Math.max(0, mean - excess.reduce((sum, one) => sum + one, 0));
}

function spread({ tail }: HandlerTail): number {
  return tail.quantile(0.999) - tail.quantile(0.001);
}

function constantHandler(pool: FunctionPoolSettings, mean: number): ExpectedHandler {
  const { timeout, billingStep: step } = pool;
  const whole = nearestWhole(mean);
  const held = Math.min(whole, timeout);
  const door = Math.min(timeout, frontDoorTimeout(pool));
  const billed = Math.ceil(held / step) * step;
  return {
    mean: whole,
    held,
    billed,
    billedAtLeast: billed,
    answered: Math.min(held, door),
    timedOut: whole > door ? 1 : 0,
    isConstant: true,
    notes: [],
  };
}
