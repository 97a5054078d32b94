/** A4 without its margins, in millimetres. */
export const printedPage = { width: 182, height: 269 } as const;

/** What both the paper and the moment before it need, when the viewer measures the page as it will be printed. */
const asPrinted = `
.bar, .contents, .skip, .tools, footer, thead button::after { display: none; }
thead button { display: contents; }
.page { display: block; max-width: none; margin: 0; padding: 0; }
.scroll { overflow: visible; }
.table-box, figure { margin: 2mm 0 4mm; }
h1 { margin-bottom: 1mm; font-size: 9pt; }
h2 { margin: 7mm 0 2mm; padding-top: 2mm; font-size: 13pt; border-top-width: 1.5px; }
h3 { margin: 5mm 0 1.5mm; font-size: 10.5pt; }
p, li, .page-one .quiet { max-width: none; margin: 1.2mm 0; font-size: 9pt; line-height: 1.4; }
.page-one p, .page-one li, .page-one .quiet { margin: 0.6mm 0; font-size: 8pt; line-height: 1.35; }
.page-one > p:first-of-type { max-width: none; margin: 0 0 1.5mm; font-size: 11.5pt; line-height: 1.25; }
.page-one .table-box, .page-one figure { margin: 1mm 0; }
.page-one table { font-size: 7.5pt; }
.page-one ul { margin: 1mm 0; }
table { width: 100%; font-size: 8pt; line-height: 1.3; }
th, td { padding: 0.8mm 1.6mm; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
tbody th.indented { padding-left: 3mm; }
.page-one th, .page-one td { padding-top: 0.3mm; padding-bottom: 0.3mm; }
td { white-space: normal; }
td.wraps { min-width: 26mm; }
thead th { min-width: 0; max-width: none; }
tbody th { min-width: 24mm; max-width: none; }
.page-one.tight p, .page-one.tight li, .page-one.tight .quiet { margin: 0.3mm 0; font-size: 7.5pt; line-height: 1.25; }
.page-one.tight > p:first-of-type { margin: 0 0 0.8mm; font-size: 10.5pt; line-height: 1.2; }
.page-one.tight table { font-size: 7pt; line-height: 1.2; }
.page-one.tight .table-box, .page-one.tight figure, .page-one.tight ul { margin: 0.5mm 0; }
.page-one.tight th, .page-one.tight td { padding-top: 0.15mm; padding-bottom: 0.15mm; }
tr.group th { padding-top: 2.5mm; }
.many-columns { font-size: 6.5pt; }
.many-columns th, .many-columns td { padding: 0.6mm 0.8mm; min-width: 0; }
.many-columns td { overflow-wrap: anywhere; }
.many-columns tbody th { min-width: 20mm; }
.command { padding: 2mm 3mm; font-size: 8pt; }
`;

/** Paper: one A4 for page one where it is more than a few lines, headers that repeat, no row and no chart cut in two, no row
 * alone on a sheet. */
export const printStyles = `
@page { size: A4; margin: 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
:root.printing { ${asPrinted} main { width: ${printedPage.width}mm; } }
@media print {
  ${asPrinted}
  body { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .page-one:has(table, figure) { break-after: page; }
  .page-one:has(table, figure) + section > h2 { margin-top: 0; }
  h2, h3 { break-after: avoid; }
  p, li { orphans: 2; widows: 2; }
  thead { display: table-header-group; }
  tr, figure, .command { break-inside: avoid; }
  tr.group, tbody tr:first-child { break-after: avoid; }
  tbody tr:last-child { break-before: avoid; }
  tbody tr:not(.group):hover { background: none; }
}
`;
