/**
 * Until the playground is here, the page shows one small program and what it answered in this very browser. The
 * program that is shown is the file that has run.
 */
import { cpu } from "@lockstep/backend-cpu";
import { firstLook } from "./first-look.js";
import program from "./first-look.ts?raw";

function fill(id: string, text: string): void {
  const element = document.getElementById(id);
  if (element) element.textContent = text;
}

fill("program", program.trim());
try {
  fill("engine", cpu().capabilities.engine);
  fill("answer", JSON.stringify(await firstLook()).replaceAll(",", ", "));
} catch (error) {
  fill("answer", String(error));
}
