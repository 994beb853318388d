/**
 * Random functions as text, in the part of the kernel language whose meaning in float64 is JavaScript's own
 * to the bit: arithmetic, comparisons, choices, variables and loops, without functions of the library.
 */
import fc from "fast-check";

const literals = ["0", "1", "2", "0.5", "3", "-1", "10", "0.1", "1e3"];
const operators = ["+", "-", "*", "/", "%"];
const comparisons = ["<", "<=", ">", ">=", "===", "!=="];
const functions = [
  "Math.abs",
  "Math.floor",
  "Math.ceil",
  "Math.round",
  "Math.trunc",
  "Math.sign",
  "Math.sqrt",
];

interface Parts {
  readonly number: string;
  readonly test: string;
}

/** Numbers and tests, each made of the other, over the names that a place has. */
const { number: numberArbitrary, test: testArbitrary } = fc.letrec<Parts>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, depthSize: "small", withCrossShrink: true },
    fc.constantFrom("x", "y", "a", "b", ...literals),
    fc
      .tuple(tie("number"), fc.constantFrom(...operators), tie("number"))
      .map(([l, op, r]) => `(${l} ${op} ${r})`),
    fc.tuple(fc.constantFrom(...functions), tie("number")).map(([fn, of]) => `${fn}(${of})`),
    fc
      .tuple(fc.constantFrom("Math.min", "Math.max"), tie("number"), tie("number"))
      .map(([fn, l, r]) => `${fn}(${l}, ${r})`),
    fc.tuple(tie("test"), tie("number"), tie("number")).map(([test, l, r]) => `(${test} ? ${l} : ${r})`),
    tie("number").map((of) => `-(${of})`),
  ),
  test: fc.oneof(
    { maxDepth: 4, depthSize: "small", withCrossShrink: true },
    fc
      .tuple(tie("number"), fc.constantFrom(...comparisons), tie("number"))
      .map(([l, op, r]) => `${l} ${op} ${r}`),
    fc.tuple(tie("test"), fc.constantFrom("&&", "||"), tie("test")).map(([l, op, r]) => `(${l} ${op} ${r})`),
    tie("test").map((of) => `!(${of})`),
  ),
}));

const assignment = fc
  .tuple(fc.constantFrom("a", "b"), fc.constantFrom("=", "+=", "-=", "*="), numberArbitrary)
  .map(([name, op, value]) => `${name} ${op} ${value};`);

const statement = fc.oneof(
  assignment,
  fc
    .tuple(testArbitrary, assignment, assignment)
    .map(([test, l, r]) => `if (${test}) { ${l} } else { ${r} }`),
  fc.tuple(testArbitrary, numberArbitrary).map(([test, value]) => `if (${test}) return ${value};`),
  fc
    .tuple(fc.integer({ min: 0, max: 6 }), assignment, testArbitrary)
    .map(
      ([turns, body, test]) =>
        `for (let i = 0; i < ${turns}; i++) { ${body} if (${test}) break; a = a + i; }`,
    ),
);

/** A function of `x` and `y`, as text. */
export const sourceArbitrary: fc.Arbitrary<string> = fc
  .tuple(
    numberArbitrary.map(withoutVariables),
    numberArbitrary.map(withoutVariables),
    fc.array(statement, { maxLength: 4 }),
    numberArbitrary,
  )
  .map(
    ([a, b, statements, result]) =>
      `(x, y) => { let a = x + ${a}; let b = y + ${b}; ${statements.join(" ")} return x * 0 + ${result}; }`,
  );

/** The first values of the variables cannot be made of themselves. */
function withoutVariables(text: string): string {
  return text.replace(/\b[ab]\b/g, "x");
}
