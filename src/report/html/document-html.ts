import { version } from "../../analysis/version.ts";
import type { ChartDescription } from "../charts/chart-description.ts";
import type { ReportDocument } from "../document.ts";
import { embeddedData } from "./embedded-data.ts";
import { escapeHtml } from "./escape-html.ts";
import type { HtmlParts } from "./html-parts.ts";
import { inlineScript } from "./inline-script.ts";
import { sectionHtml } from "./section-html.ts";
import { sectionIds } from "./section-ids.ts";
import { styleSheet } from "./styles/style-sheet.ts";

export interface PageOptions {
  /** What the page is called: the scenario's name. */
  readonly title: string;
  readonly charts: readonly ChartDescription[];
  /** The answer itself, as its JSON form has it: what the viewer draws the charts from. */
  readonly answer: unknown;
  readonly parts: HtmlParts;
}

/**
 * Any report as one HTML page that needs no other file and no network: styles, viewer and data are inside, and its
 * content-security policy lets nothing else in. Every string of the report is escaped. Ends in a line feed.
 */
export function documentHtml(document: ReportDocument, { title, charts, answer, parts }: PageOptions): string {
  const ids = sectionIds(document);
  const viewer = inlineScript(parts.viewer);
  const sections = document.map((section, i) => sectionHtml(section, ids[i]!, { title, charts }));
  return [
    "<!doctype html>",
    '<html lang="en">',
    headHtml(title, policyOf(viewer, parts)),
    "<body>",
    '<a class="skip" href="#report">Skip to the report</a>',
    '<header class="bar"><span class="mark">evenpoint</span><div class="controls"></div></header>',
    '<div class="page">',
    contentsHtml(document, ids),
    '<main id="report" tabindex="-1">',
    `<h1>${escapeHtml(title)}</h1>`,
    ...sections,
    `<footer class="quiet">Made by evenpoint ${escapeHtml(version)}. This page is complete: it loads nothing, and the answer's data is inside it.</footer>`,
    "</main>",
    "</div>",
    `<script type="application/json" id="answer">${embeddedData(answer)}</script>`,
    `<script>${viewer}</script>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

/** Only our own style and script, named by what is in them; nothing is ever fetched or sent. */
function policyOf(viewer: string, { hash }: HtmlParts): string {
  return [
    "default-src 'none'",
    `script-src 'sha256-${hash(viewer)}'`,
    `style-src 'sha256-${hash(styleSheet)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function headHtml(title: string, policy: string): string {
  return [
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<meta name="generator" content="evenpoint ${escapeHtml(version)}">`,
    `<title>${escapeHtml(title)} – evenpoint</title>`,
    `<style>${styleSheet}</style>`,
    "</head>",
  ].join("\n");
}

function contentsHtml(document: ReportDocument, ids: readonly string[]): string {
  const links = document.map(({ title }, i) => `<li><a href="#${ids[i]}">${escapeHtml(title ?? "Verdict")}</a></li>`);
  return `<nav class="contents" aria-label="Contents"><details open><summary>Contents</summary>\n<ol>\n${links.join("\n")}\n</ol>\n</details></nav>`;
}
