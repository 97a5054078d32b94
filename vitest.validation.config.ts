import { defineConfig } from "vitest/config";
import { missingData } from "./test/validation/missing-data.ts";
import { PageWriter } from "./test/validation/page-writer.ts";

const missing = missingData();
if (missing.length > 0) {
  console.error(
    `The validation needs recorded data that ../shared/data does not have: ${missing.join(", ")}. ` +
      "reports/validation.md is left as it was; `npm test` holds everything else against theory.",
  );
  process.exit(2);
}

/** The slow statistics: the same laws as in `npm test`, twenty times longer; what they find becomes reports/validation.md. */
export default defineConfig({
  test: {
    include: ["test/**/*.validation.test.ts"],
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
    maxWorkers: "100%",
    reporters: ["default", new PageWriter()],
  },
});
