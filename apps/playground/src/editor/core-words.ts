/** One line on each name of core that is not in its table of operations: what makes operations, and what makes views. */

export const makers: Readonly<Record<string, string>> = {
  map: "An operation from your function of one value.",
  zip: "An operation from your function of several values, which broadcast.",
  reduce: "An operation from your function (acc, x) => acc and what acc begins with.",
  scoped: "A function for a scope, that has a scope of its own.",
  explain: "What an operation becomes for given arguments, without running it.",
};

export const views: Readonly<Record<string, string>> = {
  T: "A view with the dimensions in reverse order.",
  reshape: "The same elements in another shape; one length may be −1.",
  transpose: "A view with its dimensions in another order.",
  slice: "A view of a part: an index, [start, stop, step] or null for each dimension.",
  at: "A view of the part at an index of each leading dimension.",
  flip: "A view in reverse order.",
  broadcastTo: "A view stretched to a shape.",
  expandDims: "A view with new dimensions of length 1.",
  squeeze: "A view without dimensions of length 1.",
  contiguous: "The elements one after another.",
  copy: "A copy on the same device.",
  astype: 'A copy in another dtype: "float32", "int32", "uint8", "bool".',
  shape: "The length of each dimension.",
  size: "The number of elements.",
  ndim: "The number of dimensions.",
  dtype: "The type of the elements.",
};

export const creations: Readonly<Record<string, string>> = {
  tensor: "A tensor of nested arrays or of a typed array.",
  zeros: "A tensor of zeros.",
  ones: "A tensor of ones.",
  full: "A tensor of one value, repeated.",
  arange: "0, 1, 2, … up to but not including a number.",
  linspace: "Evenly spaced numbers from one to another.",
  eye: "Ones on a diagonal, zeros elsewhere.",
};
