export { InputError } from "./input-error.ts";
export { fileMatcher, matchFiles } from "./match-files.ts";
export { openTrace, traceOpener } from "./open-trace.ts";
export { readResult } from "./read-result.ts";
export { readScenario, scenarioFolder } from "./read-scenario.ts";
export { readText } from "./read-text.ts";
export { renderPng } from "./render-png.ts";
export { sha256 } from "./sha256.ts";
export { writeWhole } from "./write-whole.ts";
