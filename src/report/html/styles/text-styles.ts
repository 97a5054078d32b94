/** Type, spacing and the tones of words. The system's own fonts: a page from disk has no others. */
export const textStyles = `
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif;
}
h1 { margin: 0 0 0.75rem; font-size: 1rem; font-weight: 600; color: var(--quiet); overflow-wrap: anywhere; }
h2 {
  margin: 3rem 0 0.75rem; padding-top: 0.75rem; border-top: 2px solid var(--ink);
  font-size: 1.3rem; line-height: 1.25; overflow-wrap: anywhere;
}
h3 { margin: 2rem 0 0.5rem; font-size: 1.05rem; line-height: 1.3; overflow-wrap: anywhere; }
p, li { max-width: 46rem; overflow-wrap: anywhere; }
p { margin: 0.6rem 0; }
ul { margin: 0.6rem 0; padding-left: 1.25rem; }
li { margin: 0.3rem 0; }
a { color: var(--accent); }
[role="status"]:empty { margin: 0; }
.bold { font-weight: 650; }
.good { color: var(--good); }
.bad { color: var(--bad); }
.caution { color: var(--caution); }
.quiet { color: var(--quiet); }
.page-one > p:first-of-type { max-width: 52rem; margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.3; text-wrap: pretty; }
.page-one > p:first-of-type.bold { font-weight: 650; }
.page-one .quiet { font-size: 0.9rem; }
@media screen and (max-width: 36rem) { .page-one > p:first-of-type { font-size: 1.25rem; } }
.command {
  max-width: 100%; margin: 0.6rem 0; padding: 0.75rem 1rem; overflow-x: auto;
  background: var(--wash); border: 1px solid var(--rule); border-radius: 4px;
  font: 0.875rem/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  white-space: pre-wrap; overflow-wrap: anywhere;
}
footer { margin-top: 3rem; padding-top: 0.75rem; border-top: 1px solid var(--rule); font-size: 0.8rem; }
`;
