import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/**/*.validation.test.ts"],
    testTimeout: 60_000,
    // Every core: by default one is left free, which on two would halve the speed.
    maxWorkers: "100%",
  },
});
