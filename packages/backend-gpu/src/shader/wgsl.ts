/** WGSL, the shading language of WebGPU. GPU.js calls a native function `f` as `fn_f`. */
import type { Language } from "./language.js";

const types = { float32: "f32", int32: "i32", bool: "bool" } as const;

const zeros = { float32: "0.0", int32: "0", bool: "false" } as const;

export const wgsl: Language = {
  types,
  zeros,
  called: (name) => `fn_${name}`,
  fn: (name, parameters, result, body) => [
    `fn fn_${name}(${parameters.map((p) => `${p.name}: ${types[p.type]}`).join(", ")}) -> ${types[result]} {`,
    ...body,
    "}",
  ],
  table: ({ name, type }, entries) =>
    `const ${name} = array<${types[type]}, ${entries.length}>(${entries.join(", ")});`,
  lookup: (table, index) => `${table}[${index}]`,
  variable: ({ name, type }) => `var ${name}: ${types[type]};`,
  select: (test, then, otherwise) => `select(${otherwise}, ${then}, ${test})`,
  cast: (type, value) => `${types[type]}(${value})`,
  bitsOf: (value) => `bitcast<i32>(${value})`,
  fromBits: (value) => `bitcast<f32>(${value})`,
  loop: { open: "loop {", close: ["}"] },
  once: { open: "loop {", close: ["break;", "}"] },
  zero: "params.user_zero",
  unknown: (value) => `(${value} ^ params.user_zero)`,
  element: (array, index) => `user_${array}[u32(${index})]`,
  // GPU.js has left before it calls.
  beyondEnd: [],
  bitwise: (op, left, right) => `(${left} ${op} ${right})`,
  bitNot: (value) => `(~${value})`,
  shiftLeft: (value, shift) => `(${value} << u32(${shift}))`,
  shiftRight: (value, shift) => `(${value} >> u32(${shift}))`,
  shiftRightUnsigned: (value, shift) => `bitcast<i32>(bitcast<u32>(${value}) >> u32(${shift}))`,
  ofIntegers: (fn, ...args) => `${fn}(${args.join(", ")})`,
  helpers: {},
  halves: false,
  support: () => [],
};
