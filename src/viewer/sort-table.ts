import { sortedPlaces } from "./sort-key.ts";

type Direction = "ascending" | "descending";

/**
 * Gives each header of a table a button that sorts its rows: upwards, downwards, as they were. A table whose rows stand
 * in groups or under one another, or whose first column has no title since each row tells something else, keeps its
 * order.
 */
export function makeSortable(table: HTMLTableElement): void {
  const [body, ...others] = table.tBodies;
  if (body === undefined || others.length > 0 || body.querySelector("tr.group, .indented") !== null) return;
  const rows = [...body.rows];
  if (rows.filter((row) => !row.classList.contains("total")).length < 2) return;
  const headers = [...(table.tHead?.rows[0]?.cells ?? [])];
  // Rows that differ in what they tell have no order among them.
  if (headers[0]?.textContent === "") return;
  for (const [column, header] of headers.entries()) {
    const title = header.textContent ?? "";
    if (title === "") continue;
    const button = document.createElement("button");
    button.type = "button";
    // With the places where a long name may break.
    button.append(...header.childNodes);
    button.title = `Sort by ${title}`;
    header.append(button);
    button.addEventListener("click", () => {
      const next = nextDirection(header.getAttribute("aria-sort"));
      for (const other of headers) other.removeAttribute("aria-sort");
      if (next !== null) header.setAttribute("aria-sort", next);
      body.replaceChildren(...inOrder(rows, column, next));
    });
  }
}

function nextDirection(current: string | null): Direction | null {
  if (current === null) return "ascending";
  return current === "ascending" ? "descending" : null;
}

/** A total stays at the foot. */
function inOrder(
  rows: readonly HTMLTableRowElement[],
  column: number,
  direction: Direction | null,
): readonly HTMLTableRowElement[] {
  if (direction === null) return rows;
  const isTotal = (row: HTMLTableRowElement) => row.classList.contains("total");
  const sorted = rows.filter((row) => !isTotal(row));
  const places = sortedPlaces(
    sorted.map((row) => row.cells[column]?.textContent ?? ""),
    direction,
  );
  return [...places.map((place) => sorted[place]!), ...rows.filter(isTotal)];
}
