import { defineConfig } from "vitest/config";

/** The slow statistics: the same laws as in `npm test`, twenty times longer. */
export default defineConfig({
  test: { include: ["test/**/*.validation.test.ts"], testTimeout: 1_200_000 },
});
