/** Packages as archives, for tests that install what people install. */
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Packs what lies in each of several folders; gives the archives' paths, in the same order. They lie in `folder`. */
export async function pack(sources: readonly string[], folder: string): Promise<string[]> {
  const copies = await Promise.all(sources.map((source) => withoutScripts(source, folder)));
  const { stdout } = await run("npm", ["pack", "--silent", ...copies], { cwd: folder });
  return stdout
    .trim()
    .split("\n")
    .map((name) => join(folder, name));
}

/** A copy that has no scripts to build it, which npm 10 runs before it packs even when it is told not to. */
async function withoutScripts(source: string, folder: string): Promise<string> {
  const copy = await mkdtemp(join(folder, `${basename(source)}-`));
  const filter = (path: string): boolean => path !== join(source, "node_modules");
  await cp(source, copy, { recursive: true, filter });
  const manifest = join(copy, "package.json");
  const { scripts: _, ...rest } = JSON.parse(await readFile(manifest, "utf8"));
  await writeFile(manifest, JSON.stringify(rest));
  return copy;
}
