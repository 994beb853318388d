/** Numba, on one thread: like Lockstep it compiles a person's functions, and it fills arrays that exist already. */
import { inputs, matrixSide, newArray, side } from "../inputs.js";
import { pythonWithNumba, startNumba } from "../numba.js";

/** @typedef {import("../inputs.js").Numbers} Numbers */

/** @returns {Promise<import("../contender.js").Contenders>} */
export async function contenders() {
  const python = pythonWithNumba();
  if (python === undefined) throw new Error("no Python with Numba here");
  const contender = startNumba(python);

  /** @param {Numbers} values */
  const flat = (values) => ({ values, shape: [values.length] });
  const square = [side, side];
  /** @param {Numbers} values */
  const matrix = (values) => ({ values, shape: square });

  /** An array of results as long as the arguments. @param {string} fn @param {(() => Numbers)[]} columns */
  const filling =
    (fn, ...columns) =>
    () => {
      const args = columns.map((column) => flat(column()));
      return contender(fn, args, args[0].shape);
    };

  /** One number. @param {string} fn */
  const folding = (fn) => () => contender(fn, [flat(inputs.a())]);

  return {
    add: filling("add", inputs.a, inputs.b),
    sigmoid: filling("sigmoid", inputs.around),
    exp: filling("exp", inputs.around),
    log: filling("log", inputs.above),
    "log of x + 1": filling("log of x + 1", inputs.a),
    sin: filling("sin", inputs.angles),
    "sin, 0 to 1": filling("sin", inputs.a),
    tanh: filling("tanh", inputs.around),
    "tanh, 0 to 1": filling("tanh", inputs.a),
    "black-scholes": filling("price", inputs.spot, inputs.strike, inputs.years),
    "mandelbrot 512²": filling("escape time", inputs.real, inputs.imaginary),
    sum: folding("sum"),
    "sum of squares": folding("sum of squares"),
    fold: folding("fold"),
    "row sums": () => contender("row sums", [matrix(inputs.a())], [side]),
    "column sums": () => contender("column sums", [matrix(inputs.a())], [side]),
    "matmul 512": () => {
      const shape = [matrixSide, matrixSide];
      const factors = [inputs.left(), inputs.right()].map((values) => ({ values, shape }));
      return contender("matmul", factors, shape);
    },
    "broadcast add": () => contender("add row", [matrix(inputs.a()), flat(inputs.row())], square),
    "transposed add": () => {
      const args = [{ ...matrix(inputs.a()), transposed: true }, matrix(inputs.b())];
      return contender("add matrices", args, square);
    },
    "transposed + row": () => {
      const args = [{ ...matrix(inputs.a()), transposed: true }, flat(inputs.row())];
      return contender("add row", args, square);
    },
    "first call": () => {
      const { run, time } = contender("first call", [flat(newArray(8).fill(1))], [8]);
      return time ? { run, time } : { run };
    },
    "add of 8": filling(
      "many additions",
      () => newArray(8).fill(1),
      () => newArray(8).fill(2),
    ),
  };
}
