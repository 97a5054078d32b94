import type { Result } from "../analysis/result.ts";
import type { ReportDocument } from "./document.ts";
import { findings } from "./findings.ts";
import { assumptions } from "./sections/assumptions.ts";
import { bills } from "./sections/bills.ts";
import { breakEven } from "./sections/break-even.ts";
import { checks } from "./sections/checks.ts";
import { comparison } from "./sections/comparison.ts";
import { functions } from "./sections/functions.ts";
import { limits } from "./sections/limits.ts";
import { notModelled } from "./sections/not-modelled.ts";
import { objectives } from "./sections/objectives.ts";
import { opening } from "./sections/opening.ts";
import { reproduction } from "./sections/reproduction.ts";

/** The whole report in its reading order, verdict first; sections with nothing to say are left out. */
export function compose(result: Result): ReportDocument {
  const found = findings(result);
  return [
    opening(result, found),
    objectives(result),
    comparison(result),
    functions(result),
    breakEven(result, found),
    bills(result),
    limits(result, found),
    checks(result, found),
    assumptions(result),
    notModelled(found),
    reproduction(result),
  ].filter((section) => section !== null);
}
