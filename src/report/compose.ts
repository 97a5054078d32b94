import type { Result } from "../analysis/result.ts";
import type { ReportDocument } from "./document.ts";
import { findings } from "./findings.ts";
import { bills } from "./sections/bills.ts";
import { breakEvenSection } from "./sections/break-even.ts";
import { comparison } from "./sections/comparison.ts";
import { limits } from "./sections/limits.ts";
import { objectives } from "./sections/objectives.ts";
import { opening } from "./sections/opening.ts";
import { reproduction } from "./sections/reproduction.ts";
import { assumptions, checks, notModelled } from "./sections/trust.ts";

/** The whole report in its reading order, verdict first; sections with nothing to say are left out. */
export function compose(result: Result): ReportDocument {
  const found = findings(result);
  return [
    opening(result, found),
    objectives(result),
    comparison(result),
    breakEvenSection(result, found),
    bills(result),
    limits(result),
    checks(result, found),
    assumptions(result),
    notModelled(found),
    reproduction(result),
  ].filter((section) => section !== null);
}
