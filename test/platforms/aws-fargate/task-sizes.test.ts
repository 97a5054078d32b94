import { expect, test } from "vitest";
import { taskSizeProblem, taskVcpus } from "../../../src/platforms/aws-fargate/task-sizes.ts";
import { bytesPerGigabyte, bytesPerMegabyte } from "../../../src/units/size.ts";

const everyHalf = Array.from({ length: 500 }, (_, half) => ((half + 1) / 2) * bytesPerGigabyte);

/** How many sizes of memory the price page lists for each number of vCPUs, with the smallest and the largest, GB. */
test.each([
  [0.25, 3, 0.5, 2],
  [0.5, 4, 1, 4],
  [1, 7, 2, 8],
  [2, 13, 4, 16],
  [4, 23, 8, 30],
  [8, 12, 16, 60],
  [16, 12, 32, 120],
  [32, 3, 60, 244],
])("a cpu of %s comes with %s sizes, %s to %s GB", (vcpus, count, least, most) => {
  const offered = everyHalf.filter((memory) => taskSizeProblem(vcpus, memory) === null);
  expect(offered).toHaveLength(count);
  expect([offered[0], offered.at(-1)]).toEqual([least * bytesPerGigabyte, most * bytesPerGigabyte]);
});

test("there are no other numbers of vCPUs", () => {
  expect(taskVcpus).toEqual([0.25, 0.5, 1, 2, 4, 8, 16, 32]);
});

test.each([
  [0.25, 3072, "a cpu of 0.25 comes with 512MB, 1GB or 2GB; 3GB comes with a cpu of 0.5 or 1"],
  [1, 1024, "a cpu of 1 comes with 2GB to 8GB in steps of 1GB; 1GB comes with a cpu of 0.25 or 0.5"],
  [16, 33 * 1024, "a cpu of 16 comes with 32GB to 120GB in steps of 8GB; no number of vCPUs comes with 33GB"],
  [2, 512, "a cpu of 2 comes with 4GB to 16GB in steps of 1GB; 512MB comes with a cpu of 0.25"],
])("a cpu of %s with %s MB: %s", (vcpus, megabytes, problem) => {
  expect(taskSizeProblem(vcpus, megabytes * bytesPerMegabyte)).toBe(problem);
});
