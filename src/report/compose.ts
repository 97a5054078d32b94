import type { Result } from "../analysis/result.ts";
import type { ReportDocument } from "./document.ts";
import { findings } from "./findings.ts";
import { priceDates } from "./price-dates.ts";
import { assumptions } from "./sections/assumptions.ts";
import { bills } from "./sections/bills.ts";
import { breakEven } from "./sections/break-even.ts";
import { checks } from "./sections/checks.ts";
import { comparison } from "./sections/comparison.ts";
import { functions } from "./sections/functions.ts";
import { limits } from "./sections/limits.ts";
import { notModelled } from "./sections/not-modelled.ts";
import { objectives } from "./sections/objectives.ts";
import { pageOne } from "./sections/page-one/page-one.ts";
import { reproduction } from "./sections/reproduction.ts";
import { warnings } from "./sections/warnings.ts";
import { whatWouldChange } from "./sections/what-would-change.ts";

/** The whole report in its reading order, verdict first; sections with nothing to say are left out. */
export function compose(result: Result): ReportDocument {
  const found = findings(result);
  return [
    pageOne(result, found),
    objectives(result),
    comparison(result, found),
    functions(result),
    breakEven(result, found),
    bills(result),
    limits(result, found),
    assumptions(result),
    whatWouldChange(result, found),
    notModelled(found),
    warnings(found),
    checks(result, found),
    reproduction(result, { prices: priceDates(result) }),
  ].filter((section) => section !== null);
}
