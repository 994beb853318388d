/** GLSL ES 3.00, the shading language of WebGL 2. */
import type { Language } from "./language.js";

const types = { float32: "float", int32: "int", bool: "bool" } as const;
const zeros = { float32: "0.0", int32: "0", bool: "false" } as const;

export const glsl: Language = {
  types,
  zeros,
  called: (name) => name,
  fn: (name, parameters, result, body) => [
    `${types[result]} ${name}(${parameters.map((p) => `${types[p.type]} ${p.name}`).join(", ")}) {`,
    ...body,
    "}",
  ],
  table: ({ name, type }, entries) => {
    const list = `${types[type]}[${entries.length}]`;
    return `const ${list} ${name} = ${list}(${entries.join(", ")});`;
  },
  lookup: (table, index) => `${table}[${index}]`,
  variable: ({ name, type }) => `${types[type]} ${name} = ${zeros[type]};`,
  select: (test, then, otherwise) => `(${test} ? ${then} : ${otherwise})`,
  cast: (type, value) => `${types[type]}(${value})`,
  bitsOf: (value) => `floatBitsToInt(${value})`,
  fromBits: (value) => `intBitsToFloat(${value})`,
  loop: { open: "for (;;) {", close: ["}"] },
  once: { open: "do {", close: ["} while (false);"] },
  // Four words stand in a texel. Positions are not scaled to 0..1, as GPU.js does, so that nothing is rounded.
  zero: "user_zero",
  unknown: (value) => `(${value} ^ user_zero)`,
  element: (array, index) =>
    `texelFetch(user_${array}, ivec2((${index} >> 2) % user_${array}Size.x, (${index} >> 2) / user_${array}Size.x), 0)[${index} & 3]`,
  // The last texel, and the last row of texels, are computed whole; a loop there might not end.
  beyondEnd: ["if (p0 >= uOutputDim.x) { return 0.0; }"],
  bitwise: (op, left, right) => `(${left} ${op} ${right})`,
  bitNot: (value) => `(~${value})`,
  shiftLeft: (value, shift) => `(${value} << ${shift})`,
  shiftRight: (value, shift) => `(${value} >> ${shift})`,
  shiftRightUnsigned: (value, shift) => `int(uint(${value}) >> ${shift})`,
  ofIntegers: (fn, ...args) => `${fn}(${args.join(", ")})`,
  helpers: {},
  halves: false,
  support: () => [],
};
