import type { Size, SizeKnob } from "../../../platforms/size-knob.ts";
import { bytesPerMegabyte } from "../../../units/size.ts";
import type { Estimate } from "../../result.ts";
import type { SizeAxis } from "../axis.ts";
import type { MeasurementsResult } from "../tune-result.ts";
import type { MeasuredWork } from "./measured-work.ts";

export interface ShownWith {
  readonly source: string;
  readonly axis: SizeAxis;
  readonly knob: SizeKnob<unknown>;
  readonly settings: unknown;
  /** Those that are looked at, smallest first. */
  readonly sizes: readonly Size[];
}

/** Points of the curve where any size can be had. */
const curvePoints = 60;

/** The measurements and the law fitted to them as the answer shows them: milliseconds. */
export function measurementsResult(work: MeasuredWork, shown: ShownWith): MeasurementsResult {
  const { set, fit } = work;
  return {
    source: shown.source,
    name: set.name,
    architecture: set.architecture,
    fit: {
      model: fit.model,
      isPinned: fit.isPinned,
      io: inMilliseconds(fit.io),
      cpu: inMilliseconds(fit.cpu),
      parallel: inMilliseconds(fit.parallel),
      leaveOneOut: fit.leaveOneOut.map((one) => ({ ...one })),
      noise: fit.noise === null ? null : { ...fit.noise },
      contradictions: [...fit.contradictions],
    },
    points: set.sizes.map(({ memory, duration, count, deviation }, index) => {
      const vcpus = work.vcpus[index]!;
      return {
        at: shown.axis.placeOf({ memory, vcpus }),
        measured: duration / 1000,
        count,
        deviation: deviation === null ? null : deviation / 1000,
        fitted: (fit.predict(vcpus).mean ?? 0) / 1000,
        residual: fit.residuals[index]!,
      };
    }),
    curve: curveSizes(work, shown).map((size) => {
      const { mean, low, high } = inMilliseconds(fit.predict(size.vcpus));
      return { at: shown.axis.placeOf(size), fitted: mean ?? 0, low, high };
    }),
  };
}

/** From the smallest to the largest that is looked at or was measured, evenly on a logarithmic axis. */
function curveSizes({ set }: MeasuredWork, { knob, settings, sizes }: ShownWith): readonly Size[] {
  const offered = knob.offered(settings);
  if (!("smallest" in offered)) return offered;
  const memories = [...sizes, ...set.sizes].map(({ memory }) => memory);
  const [least, most] = [Math.min(...memories), Math.max(...memories)];
  const ratio = Math.log(most / least) / (curvePoints - 1);
  const spread = Array.from({ length: curvePoints }, (_, index) => {
    return Math.round((least * Math.exp(ratio * index)) / bytesPerMegabyte) * bytesPerMegabyte;
  });
  return [...new Set([...spread, ...memories])].sort((a, b) => a - b).map((memory) => offered.at(memory));
}

export function inMilliseconds({ mean, low, high }: Estimate): Estimate {
  const divided = (value: number | null) => (value === null ? null : value / 1000);
  return { mean: divided(mean), low: divided(low), high: divided(high) };
}
