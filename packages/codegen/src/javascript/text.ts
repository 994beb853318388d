/**
 * A piece of generated expression with how tightly it binds, so that parentheses stand only where they must.
 */
export interface Text {
  readonly text: string;
  readonly binding: Binding;
}

/** JavaScript's levels of precedence, loosest first. */
export const Binding = {
  conditional: 1,
  or: 2,
  and: 3,
  bitOr: 4,
  bitXor: 5,
  bitAnd: 6,
  equality: 7,
  relation: 8,
  shift: 9,
  sum: 10,
  product: 11,
  unary: 12,
  atom: 13,
} as const;

export type Binding = (typeof Binding)[keyof typeof Binding];

export const atom = (text: string): Text => ({ text, binding: Binding.atom });

/** The text, in parentheses if it binds more loosely than `least`. */
export const within = (piece: Text, least: Binding): string =>
  piece.binding >= least ? piece.text : `(${piece.text})`;

/** `left operator right`, grouped to the left as JavaScript does. */
export function infix(left: Text, operator: string, right: Text, binding: Binding): Text {
  const tighter = (binding + 1) as Binding;
  return { text: `${within(left, binding)} ${operator} ${within(right, tighter)}`, binding };
}

export const call = (name: string, ...args: readonly Text[]): Text =>
  atom(`${name}(${args.map((arg) => arg.text).join(", ")})`);

export const conditional = (test: Text, then: Text, otherwise: Text): Text => ({
  text: [within(test, Binding.or), "?", within(then, Binding.or), ":", otherwise.text].join(" "),
  binding: Binding.conditional,
});

/** The int32 with the low 32 bits of a piece, which is JavaScript's ToInt32. */
export const toInt32 = (piece: Text): Text => ({
  text: `${within(piece, Binding.unary)} | 0`,
  binding: Binding.bitOr,
});

export const negated = (test: Text): Text => ({
  text: `!${within(test, Binding.atom)}`,
  binding: Binding.unary,
});

/** 1 or 0 for a JavaScript boolean. */
export const bit = (test: Text): Text => conditional(test, atom("1"), atom("0"));

/** A number as a literal that reads back as the same number, −0 and NaN included. */
export function literal(value: number): Text {
  if (Object.is(value, -0)) return { text: "-0", binding: Binding.unary };
  return value < 0 ? { text: `${value}`, binding: Binding.unary } : atom(`${value}`);
}
