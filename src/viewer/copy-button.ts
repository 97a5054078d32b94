import { copyText } from "./copy-text.ts";

/** A line under a table or a chart with a button that copies its figures; says whether it could. */
export function copyButton(label: string, what: string, text: () => string): HTMLElement {
  const tools = document.createElement("div");
  tools.className = "tools";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.setAttribute("aria-label", `${label}: ${what}`);
  const said = document.createElement("output");
  button.addEventListener("click", async () => {
    // Emptied first, so that a second copy is told as well.
    said.textContent = "";
    said.textContent = (await copyText(text())) ? "Copied." : "This browser does not let the page copy.";
  });
  tools.append(button, said);
  return tools;
}
