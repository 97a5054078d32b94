/** Tables and charts: each scrolls in its own box where it is wider than the page. */
export const tableStyles = `
.table-box, figure { position: relative; margin: 1rem 0 1.5rem; }
.scroll { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; font-size: 0.875rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
th, td { padding: 0.35rem 0.75rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-bottom: 1.5px solid var(--ink); vertical-align: bottom; font-weight: 650; min-width: 4rem; max-width: 14rem; }
tbody th { font-weight: 400; min-width: 7rem; max-width: 18rem; }
tbody th.bold { font-weight: 650; }
td { white-space: nowrap; }
td.wraps { min-width: 11rem; white-space: normal; overflow-wrap: anywhere; }
th { overflow-wrap: break-word; }
tbody th.number { min-width: 0; }
th.number, td.number { text-align: right; }
tbody th.indented { padding-left: 1.25rem; color: var(--quiet); }
tr.group th { padding-top: 1.1rem; border-bottom-color: var(--quiet); font-weight: 650; max-width: none; }
tr.total th, tr.total td { border-top: 1.5px solid var(--ink); border-bottom: 0; font-weight: 650; }
tbody tr:not(.group):hover { background: var(--wash); }
thead button {
  display: inline-flex; align-items: baseline; gap: 0.3em; min-height: 1.5rem; margin: 0; padding: 0; border: 0;
  background: none; font: inherit; text-align: inherit; color: inherit;
}
thead button::after { content: "\\2195"; flex: none; width: 0.8em; color: var(--quiet); font-weight: 400; }
[aria-sort="ascending"] button::after { content: "\\2191"; color: var(--ink); }
[aria-sort="descending"] button::after { content: "\\2193"; color: var(--ink); }
thead button:hover { color: var(--accent); text-decoration: underline; }
.page-one td.wraps { min-width: 8rem; }
.tools { display: flex; gap: 0.75rem; align-items: center; min-height: 2rem; }
.tools button { min-height: 1.5rem; padding: 0; border: 0; font-size: 0.8rem; background: none; color: var(--quiet); }
.tools button:hover { color: var(--accent); text-decoration: underline; }
.tools output { font-size: 0.8rem; color: var(--quiet); }
canvas { display: block; }
figure:not(.drawn) canvas { display: none; }
@media screen and (max-width: 48rem) {
  th, td { padding: 0.35rem 0.5rem; }
  td, td.wraps { min-width: 4.5rem; white-space: normal; }
  tbody tr:not(.group) th { position: sticky; left: 0; min-width: 5.5rem; max-width: 8rem; background: var(--paper); }
}
`;
