/** Engines in processes of Node of their own: what one of them compiles or keeps is not in another's way. */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { softwareVulkan } from "../../../config/software-vulkan.mjs";

const script = fileURLToPath(new URL("./in-node.js", import.meta.url));

/**
 * @param {import("@lockstep/backend-gpu").EngineName} engine
 * @returns {Promise<import("./players.js").Session | string>} or why there is none
 */
export async function openInNode(engine) {
  const found = await open(engine, process.env);
  if (typeof found !== "string" || engine !== "webgpu" || Object.keys(softwareVulkan).length === 0)
    return found;
  // The machine has no driver of its own; a driver is looked for once, when a process loads it.
  const other = await open(engine, { ...process.env, ...softwareVulkan });
  return typeof other === "string" ? found : other;
}

/** @param {string} engine @param {NodeJS.ProcessEnv} env */
async function open(engine, env) {
  // Drivers greet and warn as they like; it is heard where the process fails.
  const child = fork(script, [engine], { env, stdio: ["ignore", "ignore", "pipe", "ipc"] });
  let heard = "";
  child.stderr?.on("data", (chunk) => {
    heard += chunk;
  });
  /** @type {(message: any) => void} */
  let onMessage = () => {};
  child.on("message", (message) => onMessage(message));
  /** @type {Promise<never>} */
  const ended = new Promise((_, fail) => {
    child.once("error", fail);
    child.once("close", (code, signal) =>
      fail(new Error(`the process of ${engine} ended with ${signal ?? code}: ${heard.trim()}`)),
    );
  });
  ended.catch(() => {});

  /** @type {Promise<{ adapter: import("@lockstep/backend-gpu").Adapter } | { missing: string }>} */
  const answer = new Promise((resolve) => {
    onMessage = resolve;
  });
  const found = await Promise.race([answer, ended]);
  if ("missing" in found) {
    child.kill();
    return found.missing;
  }
  return {
    adapter: found.adapter,
    /** @param {readonly string[]} wanted @param {(row: import("./players.js").Row) => void} onRow */
    measure: (wanted, onRow) => {
      const done = new Promise((/** @type {(value: void) => void} */ resolve) => {
        onMessage = ({ row, isDone }) => (isDone ? resolve() : onRow(row));
      });
      child.send(wanted);
      return Promise.race([done, ended]);
    },
    end: async () => child.kill(),
  };
}
