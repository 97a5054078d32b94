/** Boxes that are wider inside than outside can be reached and scrolled by keyboard; the others are no stop on the way. */
export function followScrolling(root: HTMLElement): void {
  for (const box of root.querySelectorAll<HTMLElement>(".scroll")) {
    const scrolls = box.scrollWidth > box.clientWidth + 1;
    if (!scrolls) {
      for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
      continue;
    }
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", `${labelOf(box)}, scrolls sideways`);
  }
}

function labelOf(box: HTMLElement): string {
  return (
    box.querySelector("table")?.getAttribute("aria-label") ?? box.closest("figure")?.getAttribute("aria-label") ?? ""
  );
}
