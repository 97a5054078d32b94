/** The bar on top, the contents beside the report or above it, and what has the focus. */
export const layoutStyles = `
.skip { position: absolute; left: -100vw; top: 0; z-index: 3; padding: 0.5rem 1rem; background: var(--paper); }
.skip:focus { left: 0; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
main:focus { outline: none; }
.bar {
  position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1.5rem;
  justify-content: space-between; padding: 0.4rem clamp(1rem, 3vw, 2.5rem);
  background: var(--paper); border-bottom: 1px solid var(--rule); font-size: 0.875rem;
}
.mark { font-weight: 700; letter-spacing: 0.01em; }
.controls { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; min-width: 0; }
.controls label { display: flex; align-items: center; gap: 0.5rem; min-width: 0; color: var(--quiet); }
select, button {
  min-height: 2rem; padding: 0.15rem 0.6rem; border: 1px solid var(--quiet); border-radius: 4px;
  background: var(--wash); color: var(--ink); font: inherit;
}
select { max-width: min(16rem, 52vw); text-overflow: ellipsis; }
button { cursor: pointer; }
button:hover, select:hover { border-color: var(--accent); }
@media screen and (max-width: 36rem) {
  .mark { display: none; }
  .controls { flex-wrap: nowrap; gap: 0.75rem; width: 100%; justify-content: space-between; }
  .controls label:last-child { flex: none; }
  .controls select { width: 100%; max-width: 16rem; min-width: 0; }
}
.page { max-width: 82rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 3vw, 2.5rem) 3rem; }
main { min-width: 0; }
.contents { margin-bottom: 1.5rem; font-size: 0.875rem; }
.contents summary { padding: 0.25rem 0; font-weight: 600; cursor: pointer; }
.contents ol { margin: 0; padding: 0; list-style: none; }
.contents li { margin: 0; }
.contents a { display: block; padding: 0.3rem 0; color: var(--ink); text-decoration: none; overflow-wrap: anywhere; }
.contents a:hover { color: var(--accent); text-decoration: underline; }
@media screen and (min-width: 75rem) {
  :root:not(.printing) .page { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 3rem; }
  :root:not(.printing) .contents { position: sticky; top: 4.5rem; align-self: start; max-height: calc(100vh - 6rem); overflow-y: auto; }
}
[hidden] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
