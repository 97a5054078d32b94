/** A choice of one candidate, or all; null where there are not two to choose from. */
export function candidateSwitch(
  names: readonly string[],
  onChange: (chosen: string | null) => void,
): HTMLElement | null {
  if (names.length < 2) return null;
  const label = document.createElement("label");
  const select = document.createElement("select");
  select.append(new Option("all candidates", ""));
  for (const [place, name] of names.entries()) select.append(new Option(name, String(place)));
  label.append("Show", select);
  select.addEventListener("change", () => {
    onChange(select.value === "" ? null : (names[Number(select.value)] ?? null));
  });
  return label;
}
