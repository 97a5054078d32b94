import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scenarioText } from "./scenario.ts";

const run = promisify(execFile);

interface Place {
  readonly language: string;
  readonly zone: string;
  /** What Node makes of it, to show that the place is another one. */
  readonly locale: string;
}

const places: readonly Place[] = [
  { language: "C", zone: "UTC", locale: "en-US" },
  { language: "de_DE.UTF-8", zone: "Asia/Kolkata", locale: "de-DE" },
  { language: "tr_TR.UTF-8", zone: "America/St_Johns", locale: "tr-TR" },
];

/** By place: the answer on standard output and every file written, by name. */
const answers = new Map<string, ReadonlyMap<string, Buffer>>();
let folder = "";

beforeAll(async () => {
  await mkdir("out", { recursive: true });
  folder = await mkdtemp(join("out", "determinism-"));
  await writeFile(join(folder, "here.yaml"), scenarioText);
  await Promise.all(places.map(async (place) => answers.set(place.language, await answerIn(place))));
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

function environment({ language, zone }: Place): NodeJS.ProcessEnv {
  return { ...process.env, LANG: language, LC_ALL: language, TZ: zone };
}

async function answerIn(place: Place): Promise<ReadonlyMap<string, Buffer>> {
  const out = join(folder, place.language);
  const files = ["answer.md", "answer.txt", "answer.json"].flatMap((name) => ["--output", join(out, name)]);
  const words = ["run", join(folder, "here.yaml"), "--format", "json", ...files];
  const { stdout } = await run(process.execPath, [resolve("dist/cli/main.js"), ...words], {
    env: environment(place),
    maxBuffer: 64 * 1024 * 1024,
  });
  const written = new Map([["standard output", Buffer.from(stdout)]]);
  for (const name of (await readdir(out, { recursive: true })).sort()) {
    if (/\.\w+$/.test(name)) written.set(name, await readFile(join(out, name)));
  }
  return written;
}

test.each(places)("Node takes $language for another language and $zone for another zone", async (place) => {
  const code = "const {locale, timeZone} = Intl.DateTimeFormat().resolvedOptions(); console.log(locale, timeZone)";
  const { stdout } = await run(process.execPath, ["-e", code], { env: environment(place) });
  expect(stdout.trim().replace("Calcutta", "Kolkata")).toBe(`${place.locale} ${place.zone}`);
});

test.each(places.slice(1))("$language and $zone change no byte of an answer, nor of its files", ({ language }) => {
  const [here, there] = [answers.get("C")!, answers.get(language)!];
  expect([...there.keys()]).toEqual([...here.keys()]);
  for (const [name, content] of here) expect(Buffer.compare(there.get(name)!, content), name).toBe(0);
});

test("the files were an answer in every form, with pictures", () => {
  const names = [...answers.get("C")!.keys()];
  expect(names).toEqual(expect.arrayContaining(["standard output", "answer.json", "answer.md", "answer.txt"]));
  expect(names.filter((name) => name.endsWith(".png")).length).toBeGreaterThan(1);
});
