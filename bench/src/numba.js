/**
 * Numba, where a Python with it is installed (Debian: `apt-get install python3-numba`). It runs in another process and
 * so not in turns with Lockstep; its ratios are those of two medians taken one after the other.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const candidates = ["python3", "/usr/bin/python3"];

/** A Python that has Numba, if any. @returns {string | undefined} */
export function pythonWithNumba() {
  return candidates.find((python) => {
    try {
      execFileSync(python, ["-c", "import numba"], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  });
}

/** Median milliseconds of one call, by the name of the case. @param {string} python @returns {Record<string, number>} */
export function timeNumba(python) {
  const script = fileURLToPath(new URL("./numba-cases.py", import.meta.url));
  return JSON.parse(
    execFileSync(python, [script], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }),
  );
}
