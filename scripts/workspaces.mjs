/**
 * The folders of this repository that have a package.json which npm installs: the root and its workspaces.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * @typedef {object} Workspace
 * @property {string} folder relative to the root; "." for the root itself
 * @property {{
 *   name: string,
 *   private?: boolean,
 *   workspaces?: string[],
 *   scripts?: Record<string, string>,
 *   exports?: Record<string, unknown>,
 *   dependencies?: Record<string, string>,
 *   peerDependencies?: Record<string, string>,
 * }} manifest
 */

/** @param {string} folder @returns {Workspace} */
function workspace(folder) {
  return { folder, manifest: JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) };
}

/** The root first, then every workspace, in the order of the root's patterns. */
export function workspaces() {
  const house = workspace(".");
  const folders = (house.manifest.workspaces ?? []).flatMap((pattern) => {
    if (!pattern.endsWith("/*")) return [pattern];
    const parent = pattern.slice(0, -2);
    return readdirSync(join(root, parent))
      .sort()
      .map((name) => `${parent}/${name}`);
  });
  return [house, ...folders.filter((f) => existsSync(join(root, f, "package.json"))).map(workspace)];
}
