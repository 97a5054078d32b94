import { z } from "zod";
import { microsecondsPer } from "../../units/duration.ts";
import type { ArrivalProcess } from "../arrival-process.ts";
import { positiveRate } from "./positive-rate.ts";

export interface PoissonArrivals {
  readonly kind: "poisson";
  readonly rate: number;
}

export const poisson: ArrivalProcess<PoissonArrivals> = {
  kind: "poisson",
  description: "Independent callers: exponential gaps. The usual choice.",
  schema: z.strictObject({
    kind: z.literal("poisson"),
    rate: positiveRate,
  }) satisfies z.ZodType<PoissonArrivals>,
  meanRate: ({ rate }) => rate,
  period: () => null,
  scaled: (settings, factor) => ({ ...settings, rate: settings.rate * factor }),
  start({ rate }, { random: stream, length }) {
    const random = stream("arrivals");
    const gap = microsecondsPer.s / rate;
    let elapsed = 0; // in mean gaps, so that a change of rate stretches the same stream
    let ended = rate === 0;
    return {
      fill(times) {
        if (ended) return 0;
        const room = times.length;
        random.fill(times, room); // uniform numbers, each of which becomes a time in its place
        let sum = elapsed;
        for (let i = 0; i < room; i++) {
          sum -= Math.log(times[i]!);
          times[i] = Math.floor(sum * gap + 0.5); // faster than Math.round, whose branch cannot be predicted
        }
        elapsed = sum;
        let count = room;
        while (count > 0 && times[count - 1]! >= length) count--;
        ended = count < room;
        return count;
      },
    };
  },
};
