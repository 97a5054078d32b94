import type { Result } from "../../analysis/result.ts";
import { charts } from "../charts/charts.ts";
import { compose } from "../compose.ts";
import { documentHtml } from "./document-html.ts";
import type { HtmlParts } from "./html-parts.ts";

/**
 * The report as one HTML page that works from disk without a network, ending in a line feed. `parts` come from the edge:
 * in Node from `htmlParts()` of `evenpoint/node`.
 */
export function html(result: Result, parts: HtmlParts): string {
  return documentHtml(compose(result), { title: result.scenario.name, charts: charts(result), answer: result, parts });
}
