import type { Result } from "../../analysis/result.ts";
import type { ChartDescription } from "./chart-description.ts";
import { tornado } from "./tornado.ts";

/** The widest bars of what the verdict hangs on, as small as page one needs them; null where it was not asked. */
export function pageOneTornado({ sensitivity, verdict }: Result): ChartDescription | null {
  return sensitivity === undefined ? null : tornado({ ...sensitivity, verdict }, { look: "compact" });
}
