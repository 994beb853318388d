/** numpy-ts: NumPy's functions in WebAssembly. It has no output arrays, and compiles no functions of a person's own. */
import { inputs, matrixSide, side } from "../inputs.js";

/** @returns {Promise<import("../contender.js").Contenders>} */
export async function contenders() {
  const name = "numpy-ts";
  const np = await import(name);

  /** @param {import("../inputs.js").Numbers} x @param {number[]} [shape] */
  const array = (x, shape = [x.length]) => np.array(Array.from(x), "float32").reshape(...shape);

  /** Keeps the last result and frees the one before. @param {() => any} compute */
  function keeping(compute) {
    /** @type {any} */
    let last;
    return {
      run: () => {
        last?.dispose?.();
        last = compute();
      },
      result: () => (typeof last === "number" ? [last] : Float32Array.from(last.flatten().data)),
    };
  }

  /** @param {string} fn @param {() => import("../inputs.js").Numbers} input */
  const unary = (fn, input) => () => {
    const x = array(input());
    return keeping(() => np[fn](x));
  };

  return {
    add: () => {
      const [a, b] = [array(inputs.a()), array(inputs.b())];
      return keeping(() => np.add(a, b));
    },
    sigmoid: () => {
      const x = array(inputs.around());
      return keeping(() => {
        const negative = np.negative(x);
        const powers = np.exp(negative);
        const sums = np.add(powers, 1);
        const result = np.reciprocal(sums);
        for (const temporary of [negative, powers, sums]) temporary.dispose?.();
        return result;
      });
    },
    exp: unary("exp", inputs.around),
    "exp, 0 to 1": unary("exp", inputs.a),
    log: unary("log", inputs.above),
    sin: unary("sin", inputs.angles),
    tanh: unary("tanh", inputs.around),
    sum: () => {
      const x = array(inputs.a());
      return keeping(() => np.sum(x));
    },
    "row sums": () => {
      const x = array(inputs.a(), [side, side]);
      return keeping(() => np.sum(x, 1));
    },
    "column sums": () => {
      const x = array(inputs.a(), [side, side]);
      return keeping(() => np.sum(x, 0));
    },
    "matmul 512": () => {
      const [a, b] = [inputs.left(), inputs.right()].map((x) => array(x, [matrixSide, matrixSide]));
      return keeping(() => np.matmul(a, b));
    },
    "broadcast add": () => {
      const [a, row] = [array(inputs.a(), [side, side]), array(inputs.row())];
      return keeping(() => np.add(a, row));
    },
    "transposed add": () => {
      const [a, b] = [array(inputs.a(), [side, side]), array(inputs.b(), [side, side])];
      return keeping(() => np.add(a.T, b));
    },
    "add of 8": () => {
      const [a, b] = [1, 2].map((value) => array(new Float32Array(8).fill(value)));
      return {
        run: () => {
          for (let call = 0; call < 20_000; call++) np.add(a, b).dispose?.();
        },
      };
    },
  };
}
