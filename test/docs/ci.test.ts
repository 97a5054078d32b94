import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { pullRequestComment } from "../../src/report/comment/pull-request-comment.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { exampleResult } from "../report/example-result.ts";

/*
 * The step of docs/ci.md that keeps a comment up to date, run by a shell with a stand-in for GitHub's command line that
 * notes what it is asked and knows the identifiers in KNOWN.
 */
const page = readFileSync("docs/ci.md", "utf8");
const step = page.slice(page.indexOf("## A comment that stays up to date")).match(/```sh\n([\s\S]*?)```/)![1]!;

const standIn = `#!/bin/sh
printf '%s\\n' "$*" >> calls.txt
case "$*" in *--paginate*) printf '%s' "$KNOWN";; esac
`;

const folder = temporaryFolder();
const comment = pullRequestComment(exampleResult());

beforeAll(() => {
  mkdirSync(join(folder.path, "build"));
  writeFileSync(join(folder.path, "build/checkout.comment.md"), comment);
  writeFileSync(join(folder.path, "gh"), standIn);
  chmodSync(join(folder.path, "gh"), 0o755);
});

function callsWith(known: string): readonly string[] {
  writeFileSync(join(folder.path, "calls.txt"), "");
  const env = {
    ...process.env,
    PATH: `${folder.path}:${process.env.PATH}`,
    GITHUB_REPOSITORY: "o/r",
    PULL_REQUEST: "7",
  };
  const { status, stderr } = spawnSync("sh", ["-c", step], { cwd: folder.path, env: { ...env, KNOWN: known } });
  expect([status, String(stderr)]).toEqual([0, ""]);
  return readFileSync(join(folder.path, "calls.txt"), "utf8").trimEnd().split("\n");
}

test("it looks for its own tag", () => {
  const tag = comment.split("\n")[0];
  expect(callsWith("")[0]).toBe(
    `api --paginate repos/o/r/issues/7/comments --jq .[] | select(.user.type == "Bot" and (.body | startswith("${tag}"))) | .id`,
  );
});

test("the first run writes a comment, later ones replace it", () => {
  const field = "--field body=@build/checkout.comment.md";
  expect(callsWith("").slice(1)).toEqual([`api --method POST repos/o/r/issues/7/comments ${field}`]);
  expect(callsWith("41\n52\n").slice(1)).toEqual([`api --method PATCH repos/o/r/issues/comments/41 ${field}`]);
});
