/**
 * GPU.js in its WebAssembly mode, one thread: like Lockstep it compiles a person's functions, and unlike it reads its
 * arguments anew at each call. Its graphics mode is not measured here.
 */
import { createRequire } from "node:module";
import { inputs, length, matrixSide, pictureSide } from "../inputs.js";

/** @returns {Promise<import("../contender.js").Contenders>} */
export async function contenders() {
  const { GPU, input } = createRequire(import.meta.url)("gpu.js");
  const gpu = new GPU({ mode: "webasm" });

  /** @param {(...args: any[]) => number} fn @param {number[]} output */
  const compile = (fn, output) => gpu.createKernel(fn, { output, loopMaxIterations: 4096 });

  /** @param {() => any} compute */
  function keeping(compute) {
    /** @type {any} */
    let last;
    return {
      run: () => {
        last = compute();
      },
      result: () => (Array.isArray(last) ? Float32Array.from(last.flatMap((row) => [...row])) : last),
    };
  }

  return {
    add: () => {
      const kernel = compile(
        /** @this {any} */ function (a, b) {
          return a[this.thread.x] + b[this.thread.x];
        },
        [length],
      );
      const [a, b] = [inputs.a(), inputs.b()];
      return keeping(() => kernel(a, b));
    },
    sigmoid: () => {
      const kernel = compile(
        /** @this {any} */ function (x) {
          return 1 / (1 + Math.exp(-x[this.thread.x]));
        },
        [length],
      );
      const x = inputs.around();
      return keeping(() => kernel(x));
    },
    "mandelbrot 512²": () => {
      const kernel = compile(
        /** @this {any} */ function (reals, imaginaries) {
          const real = reals[this.thread.x];
          const imaginary = imaginaries[this.thread.x];
          let x = 0;
          let y = 0;
          let turns = 0;
          while (turns < 200 && x * x + y * y < 4) {
            const next = x * x - y * y + real;
            y = 2 * x * y + imaginary;
            x = next;
            turns++;
          }
          return turns;
        },
        [pictureSide ** 2],
      );
      const [real, imaginary] = [inputs.real(), inputs.imaginary()];
      return keeping(() => kernel(real, imaginary));
    },
    "matmul 512": () => {
      const kernel = compile(
        /** @this {any} */ function (a, b) {
          let sum = 0;
          for (let k = 0; k < 512; k++) sum += a[this.thread.y][k] * b[k][this.thread.x];
          return sum;
        },
        [matrixSide, matrixSide],
      );
      const [a, b] = [inputs.left(), inputs.right()].map((x) => input(x, [matrixSide, matrixSide]));
      return keeping(() => kernel(a, b));
    },
    "first call": () => {
      let compiled = 0;
      const x = new Float32Array(8).fill(1);
      return {
        run: () => {
          const body = `return 1 / (1 + Math.exp(-x[this.thread.x])) + ${++compiled};`;
          compile(/** @type {any} */ (new Function("x", body)), [8])(x);
        },
      };
    },
  };
}
