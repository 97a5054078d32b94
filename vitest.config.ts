import { defineConfig } from "vitest/config";

/** Tests that put other modules in the place of ours: they need modules of their own. */
const mocking = ["test/cli/failed-output.test.ts"];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // Every core: by default one is left free, which on two would halve the speed.
    maxWorkers: "100%",
    // What was built is run as it is, as users do.
    server: { deps: { external: [/\/dist\//] } },
    projects: [
      {
        extends: true,
        test: {
          name: "plain",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.validation.test.ts", ...mocking],
          // Our modules keep no state, so that files may share them: loading them anew for each takes a third of the time.
          isolate: false,
        },
      },
      { extends: true, test: { name: "mocking", include: mocking } },
    ],
  },
});
