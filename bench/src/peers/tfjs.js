/** TensorFlow.js on its WebAssembly backend. It has no output arrays, and compiles no functions of a person's own. */
import { createRequire } from "node:module";
import { dirname, sep } from "node:path";
import { inputs, matrixSide, side } from "../inputs.js";

/** @returns {Promise<import("../contender.js").Contenders>} */
export async function contenders() {
  const [core, wasm] = ["@tensorflow/tfjs", "@tensorflow/tfjs-backend-wasm"];
  const tf = await import(core);
  const { setWasmPaths } = await import(wasm);
  setWasmPaths(dirname(createRequire(import.meta.url).resolve(wasm)) + sep);
  await tf.setBackend("wasm");
  await tf.ready();

  /** @param {import("../inputs.js").Numbers} x @param {number[]} [shape] */
  const tensor = (x, shape = [x.length]) => tf.tensor(x, shape, "float32");

  /** Keeps the last result and frees the one before. @param {() => any} compute */
  function keeping(compute) {
    /** @type {any} */
    let last;
    return {
      run: () => {
        last?.dispose();
        last = compute();
      },
      result: () => last.dataSync(),
    };
  }

  /** @param {string} fn @param {() => import("../inputs.js").Numbers} input */
  const unary = (fn, input) => () => {
    const x = tensor(input());
    return keeping(() => tf[fn](x));
  };

  return {
    add: () => {
      const [a, b] = [tensor(inputs.a()), tensor(inputs.b())];
      return keeping(() => tf.add(a, b));
    },
    sigmoid: unary("sigmoid", inputs.around),
    "sigmoid, 0 to 1": unary("sigmoid", inputs.a),
    exp: unary("exp", inputs.around),
    log: unary("log", inputs.above),
    sin: unary("sin", inputs.angles),
    tanh: unary("tanh", inputs.around),
    sum: unary("sum", inputs.a),
    "row sums": () => {
      const x = tensor(inputs.a(), [side, side]);
      return keeping(() => tf.sum(x, 1));
    },
    "column sums": () => {
      const x = tensor(inputs.a(), [side, side]);
      return keeping(() => tf.sum(x, 0));
    },
    "matmul 512": () => {
      const [a, b] = [inputs.left(), inputs.right()].map((x) => tensor(x, [matrixSide, matrixSide]));
      return keeping(() => tf.matMul(a, b));
    },
    "broadcast add": () => {
      const [a, row] = [tensor(inputs.a(), [side, side]), tensor(inputs.row())];
      return keeping(() => tf.add(a, row));
    },
    "transposed add": () => {
      const [a, b] = [tensor(inputs.a(), [side, side]), tensor(inputs.b(), [side, side])];
      return keeping(() => tf.tidy(() => tf.add(tf.transpose(a), b)));
    },
    "add of 8": () => {
      const [a, b] = [1, 2].map((value) => tensor(new Float32Array(8).fill(value)));
      return {
        run: () => {
          for (let call = 0; call < 20_000; call++) tf.add(a, b).dispose();
        },
      };
    },
  };
}
