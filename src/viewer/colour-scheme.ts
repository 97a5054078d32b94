const choices = ["auto", "light", "dark"] as const;
type Choice = (typeof choices)[number];

/**
 * A switch between light, dark and what the reader's system has. `onChange` hears of the choice and of the system's
 * changes. Nothing is stored: a report that is opened again looks as the system wants it.
 */
export function colourSchemeSwitch(onChange: () => void): { readonly element: HTMLElement; isDark(): boolean } {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  let choice: Choice = "auto";
  const label = document.createElement("label");
  const select = document.createElement("select");
  for (const name of choices) select.append(new Option(name, name));
  label.append("Colours", select);
  select.addEventListener("change", () => {
    choice = choices.find((name) => name === select.value) ?? "auto";
    if (choice === "auto") delete document.documentElement.dataset.scheme;
    else document.documentElement.dataset.scheme = choice;
    onChange();
  });
  system.addEventListener("change", onChange);
  return { element: label, isDark: () => (choice === "auto" ? system.matches : choice === "dark") };
}
