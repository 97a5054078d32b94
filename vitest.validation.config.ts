import { defineConfig } from "vitest/config";
import { hasSharedData } from "./test/data/shared-data.ts";
import { PageWriter } from "./test/validation/page-writer.ts";

if (!hasSharedData) {
  console.error(
    "The validation needs the recorded data in ../shared/data (lambda_experiments, traffic), which is not there; " +
      "reports/validation.md is left as it was. `npm test` holds everything else against theory.",
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
