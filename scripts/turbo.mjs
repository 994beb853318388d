/**
 * Runs turbo as this repository needs it, on every platform.
 *
 * turbo does not count the Node version among the things a result depends on; `turbo.json` names LOCKSTEP_NODE for
 * that, and it is set here. Telemetry stays off.
 */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

const turbo = createRequire(import.meta.url).resolve("turbo/bin/turbo");
const { status } = spawnSync(process.execPath, [turbo, ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", LOCKSTEP_NODE: process.version },
});
process.exitCode = status ?? 1;
