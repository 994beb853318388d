/**
 * Numba, where a Python with it is installed (Debian: `apt-get install python3-numba`). It lives in a process of its
 * own and is told line by line what to do, so that it can take turns with Lockstep; it times itself, so that the pipe
 * between the two costs it nothing.
 */
import { execFileSync, spawn } from "node:child_process";
import { createInterface } from "node:readline";
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

/**
 * An array to compute with; `transposed`: its columns are the rows of the values.
 *
 * @typedef {{ values: ArrayLike<number>, shape: readonly number[], transposed?: boolean }} Argument
 */

/**
 * @typedef {{ error?: string, milliseconds?: number, data?: string }} Reply
 */

/**
 * Numba at work, until this process ends.
 *
 * @param {string} python
 */
export function startNumba(python) {
  const script = fileURLToPath(new URL("./numba-cases.py", import.meta.url));
  const child = spawn(python, [script], { stdio: ["pipe", "pipe", "inherit"] });
  /** @type {{ done: (reply: Reply) => void, fail: (error: Error) => void }[]} */
  const waiting = [];
  createInterface({ input: child.stdout }).on("line", (line) => {
    const reply = /** @type {Reply} */ (JSON.parse(line));
    const next = waiting.shift();
    if (reply.error === undefined) next?.done(reply);
    else next?.fail(new Error(reply.error));
  });
  child.on("close", () => {
    for (const { fail } of waiting.splice(0)) fail(new Error("Python ended"));
  });

  /** @param {object} request @returns {Promise<Reply>} */
  const ask = (request) =>
    new Promise((done, fail) => {
      waiting.push({ done, fail });
      child.stdin.write(`${JSON.stringify(request)}\n`);
    });

  /**
   * A function of `numba-cases.py` on these arrays. With an `out` its results go to one array of that shape, which is
   * made once.
   *
   * @param {string} name
   * @param {readonly Argument[]} args
   * @param {readonly number[]} [out]
   * @returns {import("./contender.js").Contender}
   */
  return function contender(name, args, out) {
    const arrays = args.map(({ values, ...rest }) => ({ ...rest, data: encode(values) }));
    /** @type {Promise<Reply> | undefined} */
    let prepared;
    const prepare = () => {
      prepared ??= ask({ prepare: name, arrays, out });
      return prepared;
    };
    return {
      run: prepare,
      time: async (calls) => {
        await prepare();
        return (await ask({ time: calls })).milliseconds ?? Number.NaN;
      },
      result: async () => decode((await ask({ result: name })).data ?? ""),
    };
  };
}

/** @param {ArrayLike<number>} values */
function encode(values) {
  return Buffer.from(Float32Array.from(values).buffer).toString("base64");
}

/** @param {string} data */
function decode(data) {
  return new Float32Array(new Uint8Array(Buffer.from(data, "base64")).buffer);
}
