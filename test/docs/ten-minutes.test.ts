import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inProcess } from "../cli/in-process.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";

const page = readFileSync(new URL("../../docs/ten-minutes.md", import.meta.url), "utf8");
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))].map(([, text]) => text!);

const folder = temporaryFolder();

test("a newcomer who copies the page line by line arrives at every file it speaks of", {
  timeout: 120_000,
}, async () => {
  const [scenario] = blocks("yaml");
  const commands = blocks("sh").flatMap((block) => block.trim().split("\n"));
  expect(commands.length).toBeGreaterThan(8);
  // The page's own scenario, but simulated less often, so that the test is short.
  writeFileSync(join(folder.path, "first.yaml"), scenario!.replace("duration: 30m", "duration: 2m\nreplications: 2"));
  copyFileSync("examples/requests.csv", join(folder.path, "requests.csv"));
  for (const command of commands) {
    const [program, ...words] = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
    expect(program).toBe("evenpoint");
    const { code, stdout, stderr } = await inProcess(words, { cwd: folder.path });
    expect({ command, code, stderr: code === 0 ? "" : stderr }).toEqual({ command, code: 0, stderr: "" });
    if (!command.includes(" import ")) expect(stdout.length, command).toBeGreaterThan(0);
  }
  for (const file of ["first.html", "first.json", "mine.yaml", "first.madr.md", "first.comment.md", "first.csv"]) {
    expect(existsSync(join(folder.path, file)), file).toBe(true);
  }
});

test("the pages it points to are there", () => {
  for (const [, link] of page.matchAll(/\]\(([^)#]+)[^)]*\)/g))
    expect(existsSync(join("docs", link!)), link).toBe(true);
});

test("the README leads with a verdict of the gallery as it stands", () => {
  const readme = readFileSync("README.md", "utf8");
  const quoted = [...readme.matchAll(/^> (.*)$/gm)].map(([, line]) => line).join(" ");
  const [verdict] = readFileSync("reports/checkout-api.md", "utf8").split("\n");
  expect(`**${quoted}**`).toBe(verdict);
});
