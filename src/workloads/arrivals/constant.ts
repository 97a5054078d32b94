import { z } from "zod";
import { microsecondsPer } from "../../units/duration.ts";
import type { ArrivalProcess } from "../arrival-process.ts";
import { positiveRate } from "./positive-rate.ts";

export interface ConstantArrivals {
  readonly kind: "constant";
  readonly rate: number;
}

export const constant: ArrivalProcess<ConstantArrivals> = {
  kind: "constant",
  description: "Evenly spaced: arrival k, counted from 0, at round(k x 10^6 / rate) microseconds.",
  schema: z.strictObject({
    kind: z.literal("constant"),
    rate: positiveRate,
  }) satisfies z.ZodType<ConstantArrivals>,
  meanRate: ({ rate }) => rate,
  period: () => null,
  scaled: (settings, factor) => ({ ...settings, rate: settings.rate * factor }),
  start({ rate }, { length }) {
    let next = 0;
    return {
      fill(times) {
        let count = 0;
        while (count < times.length) {
          const time = Math.round((next * microsecondsPer.s) / rate);
          if (time >= length) break;
          times[count++] = time;
          next++;
        }
        return count;
      },
    };
  },
};
