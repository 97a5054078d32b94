import { z } from "zod";
import { cvField } from "../../engine/distributions/gamma.ts";
import { standardGamma } from "../../engine/standard-gamma.ts";
import { microsecondsPer } from "../../units/duration.ts";
import type { ArrivalProcess } from "../arrival-process.ts";
import { positiveRate } from "./positive-rate.ts";

export interface RenewalArrivals {
  readonly kind: "renewal";
  readonly rate: number;
  /** Coefficient of variation of the gaps: 1 is Poisson, below is more regular, above more clustered. */
  readonly cv: number;
}

export const renewal: ArrivalProcess<RenewalArrivals> = {
  kind: "renewal",
  description: "Independent gamma gaps: cv below 1 is more regular than Poisson, above 1 more clustered.",
  schema: z.strictObject({
    kind: z.literal("renewal"),
    rate: positiveRate,
    cv: cvField,
  }) satisfies z.ZodType<RenewalArrivals>,
  meanRate: ({ rate }) => rate,
  period: () => null,
  scaled: (settings, factor) => ({ ...settings, rate: settings.rate * factor }),
  start({ rate, cv }, { random: stream, length }) {
    const random = stream("arrivals");
    const shape = 1 / (cv * cv);
    const drawGap = standardGamma(shape);
    const gap = microsecondsPer.s / rate / shape;
    // In the steady state the gap in progress is a length-biased one, and a uniform part of it is left.
    let elapsed = random.next() * standardGamma(shape + 1)(random);
    return {
      fill(times) {
        let count = 0;
        while (count < times.length) {
          const time = Math.round(elapsed * gap);
          if (time >= length) break;
          times[count++] = time;
          elapsed += drawGap(random);
        }
        return count;
      },
    };
  },
};
