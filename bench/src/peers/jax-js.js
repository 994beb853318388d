/**
 * jax-js on its WebAssembly backend. Its functions consume their arguments unless `.ref` keeps them; what `jit`
 * compiles is traced, not a person's source.
 */
import { inputs, matrixSide, side } from "../inputs.js";

/** @returns {Promise<import("../contender.js").Contenders>} */
export async function contenders() {
  const name = "@jax-js/jax";
  const { numpy: np, init, jit, defaultDevice } = await import(name);
  await init("wasm");
  defaultDevice("wasm");

  /** Keeps the last result and frees the one before. @param {() => any} compute */
  function keeping(compute) {
    /** @type {any} */
    let last;
    return {
      run: async () => {
        last?.dispose();
        last = compute();
        await last.blockUntilReady();
      },
      result: () => last.ref.data(),
    };
  }

  /** @param {string} fn @param {() => import("../inputs.js").Numbers} input */
  const unary = (fn, input) => () => {
    const x = np.array(input());
    return keeping(() => np[fn](x.ref));
  };

  const sigmoid = jit((/** @type {any} */ x) => np.reciprocal(np.exp(x.mul(-1)).add(1)));

  return {
    add: () => {
      const [a, b] = [np.array(inputs.a()), np.array(inputs.b())];
      return keeping(() => np.add(a.ref, b.ref));
    },
    sigmoid: () => {
      const x = np.array(inputs.around());
      return keeping(() => sigmoid(x.ref));
    },
    exp: unary("exp", inputs.around),
    log: unary("log", inputs.above),
    sin: unary("sin", inputs.angles),
    tanh: unary("tanh", inputs.around),
    sum: unary("sum", inputs.a),
    "row sums": () => {
      const x = np.array(inputs.a()).reshape([side, side]);
      return keeping(() => np.sum(x.ref, 1));
    },
    "column sums": () => {
      const x = np.array(inputs.a()).reshape([side, side]);
      return keeping(() => np.sum(x.ref, 0));
    },
    "matmul 512": () => {
      const [a, b] = [inputs.left(), inputs.right()].map((x) =>
        np.array(x).reshape([matrixSide, matrixSide]),
      );
      return keeping(() => np.matmul(a.ref, b.ref));
    },
    "broadcast add": () => {
      const [a, row] = [np.array(inputs.a()).reshape([side, side]), np.array(inputs.row())];
      return keeping(() => np.add(a.ref, row.ref));
    },
    "transposed add": () => {
      const [a, b] = [inputs.a(), inputs.b()].map((x) => np.array(x).reshape([side, side]));
      return keeping(() => np.add(np.transpose(a.ref), b.ref));
    },
  };
}
