/**
 * Hides what belongs to another candidate than the chosen one: the part of a section under its name, its columns in
 * tables, its rows, and tables that have nothing else. Names are compared whole, so that nothing else can be taken for
 * one. Null shows everything.
 */
export function showCandidate(root: HTMLElement, names: readonly string[], chosen: string | null): void {
  const isOther = (text: string | null) => {
    const name = (text ?? "").trim();
    return chosen !== null && name !== chosen && names.includes(name);
  };
  const tables = [...root.querySelectorAll("table")];
  const emptied = new Set<Element | null>();
  for (const table of tables) {
    showInTable(table, isOther);
    const isEmptied = isOnlyOfOthers(table, (text) => names.includes((text ?? "").trim()));
    const box = table.closest<HTMLElement>(".table-box");
    if (box !== null) box.hidden = isEmptied;
    if (isEmptied) emptied.add(box);
  }
  for (const subtitle of root.querySelectorAll("h3")) {
    const isHidden = isOther(subtitle.textContent);
    for (const element of partUnder(subtitle)) element.hidden = isHidden || emptied.has(element);
  }
}

function showInTable(table: HTMLTableElement, isOther: (text: string | null) => boolean): void {
  const headers = headersOf(table);
  const hidden = headers.map((header) => isOther(header.textContent));
  const ownColumn = Math.max(
    0,
    headers.findIndex((header) => header.textContent === "Candidate"),
  );
  for (const row of table.rows) {
    if (row.classList.contains("group")) continue;
    for (const [column, cell] of [...row.cells].entries()) cell.hidden = hidden[column] === true;
    if (row.parentElement !== table.tHead) row.hidden = isOther(row.cells[ownColumn]?.textContent ?? null);
  }
}

/** A table split by candidates of which the chosen one is none, or one that has no row of it. */
function isOnlyOfOthers(table: HTMLTableElement, isCandidate: (text: string | null) => boolean): boolean {
  const columns = headersOf(table).filter((header) => isCandidate(header.textContent));
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  return (
    (columns.length > 0 && columns.every(({ hidden }) => hidden)) ||
    (rows.length > 0 && rows.every(({ hidden }) => hidden))
  );
}

function headersOf(table: HTMLTableElement): readonly HTMLTableCellElement[] {
  return [...(table.tHead?.rows[0]?.cells ?? [])];
}

/** A subtitle and what follows it, as far as its table or the next subtitle: what comes after is about all. */
function partUnder(subtitle: HTMLElement): readonly HTMLElement[] {
  const part = [subtitle];
  for (let next = subtitle.nextElementSibling; next instanceof HTMLElement; next = next.nextElementSibling) {
    if (next.matches("h3, figure")) break;
    part.push(next);
    if (next.matches(".table-box")) break;
  }
  return part;
}
