/**
 * Runs turbo as this repository needs it, on every platform.
 *
 * turbo does not count the Node version among the things a result depends on; `turbo.json` names LOCKSTEP_NODE for
 * that, and it is set here. Telemetry stays off. With `--quiet` as the first argument turbo is heard only when it
 * fails: for commands whose own output is what the person came for.
 */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";

const turbo = createRequire(import.meta.url).resolve("turbo/bin/turbo");
const given = process.argv.slice(2);
const quiet = given[0] === "--quiet";

const child = spawn(process.execPath, [turbo, ...given.slice(quiet ? 1 : 0)], {
  stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", LOCKSTEP_NODE: process.version },
});

/** @type {Buffer[]} */
const heard = [];
child.stdout?.on("data", (chunk) => heard.push(chunk));
child.stderr?.on("data", (chunk) => heard.push(chunk));

// A first build takes a while; a person should not wonder whether anything happens.
const patience = setTimeout(() => quiet && console.error("Building the packages, once…"), 1500);

child.on("close", (status) => {
  clearTimeout(patience);
  if (status !== 0) process.stderr.write(Buffer.concat(heard));
  process.exitCode = status ?? 1;
});
