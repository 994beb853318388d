#!/usr/bin/env node
/** The program behind `npx @lockstep/conformance`. */
import { runCommand } from "./command/command.js";

process.exitCode = await runCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
});
