import { defineConfig } from "rolldown";

/** The script inside every HTML report: Chart.js, the chart descriptions, and what makes the page answer. */
export default defineConfig({
  input: "src/viewer/viewer.ts",
  output: { file: "dist/viewer/viewer.js", format: "iife", minify: true, comments: { legal: true } },
  platform: "browser",
  // Fields of a scenario stand beside the parsers that charts need; nobody parses a scenario in a report.
  treeshake: { manualPureFunctions: ["z"] },
});
