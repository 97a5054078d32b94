import type { DistributionSettings } from "../../engine/distributions/index.ts";
import { microsecondsPer } from "../../units/duration.ts";
import { formatDistribution } from "../format-distribution.ts";

const { m } = microsecondsPer;

/**
 * After how long idle an instance is gone: the share of calls that met none, by the minutes since the last one (mikhail.io,
 * 2021-01: 10 % after 9 min, 20 % after 13 to 19, 41 % after 21, 50 % after 22, 76 % after 23, 91 % after 28, 94 % after 30
 * to 47, 97.5 % after 60). Nothing is known below 9 min and above an hour.
 */
export const keepAliveDefault: DistributionSettings = {
  kind: "empirical",
  quantiles: {
    p10: 9 * m,
    p20: 13 * m,
    "p20.0": 19 * m, // nothing ends from 13 to 19 min, and from 30 to 47
    p41: 21 * m,
    p50: 22 * m,
    p76: 23 * m,
    p91: 28 * m,
    p94: 30 * m,
    "p94.0": 47 * m,
    "p97.5": 60 * m,
  },
};

export const keepAliveListing = {
  show: (law: DistributionSettings) =>
    law === keepAliveDefault
      ? "as measured: 10 % end within 9 min, 20 % within 19, half within 22, 91 % within 28, the last ones within an hour or so"
      : formatDistribution(law),
  source: "mikhail.io: share of calls that met no instance, by the time since the last call",
  date: "2021-01",
  confirmed: true,
} as const;
