/**
 * What GLSL ES 1.00 lacks, in its own words: bits of integers by division, bits of floats by scaling with powers of two,
 * all of which is exact. Ints wrap at 32 bits, and dividing one cuts off what is behind the point.
 *
 * Functions are put in place of every call, and compilers take more than twice as long for twice as many branches. So
 * there are none where arithmetic does: what is true is 1, and by 1 − b + b · y a number is multiplied by y or by 1.
 */

/** Powers of two, from the largest: the exponent, and the power and its inverse as GLSL writes them. */
const powers: readonly (readonly [exponent: number, power: string, inverse: string])[] = [
  [64, "18446744073709551616.0", "5.421010862427522e-20"],
  [32, "4294967296.0", "2.3283064365386963e-10"],
  [16, "65536.0", "1.52587890625e-05"],
  [8, "256.0", "0.00390625"],
  [4, "16.0", "0.0625"],
  [2, "4.0", "0.25"],
  [1, "2.0", "0.5"],
];

/** Multiplies by the power what is still to be multiplied by as much. */
const scaledUp = ([exponent, power]: (typeof powers)[number]): string => `  by = float(left >= ${exponent}.0);
  value = value * (1.0 - by + by * ${power});
  left = left - by * ${exponent}.0;
`;

/** Divides by the power what is as large, and counts that. */
const scaledDown = ([
  exponent,
  power,
  inverse,
]: (typeof powers)[number]): string => `  by = float(rest >= ${power});
  rest = rest * (1.0 - by + by * ${inverse});
  exponent = exponent + by * ${exponent}.0;
`;

/** By name: each uses those before it alone. */
const functions: Readonly<Record<string, string>> = {
  /** The word at an index of an array that lies in a texture, four to a texel, read in the texel's middle. */
  wordAt: `float wordAt(sampler2D words, ivec2 size, int i) {
  int texel = i / 4;
  int row = texel / size.x;
  vec2 middle = vec2(float(texel - row * size.x) + 0.5, float(row) + 0.5) / vec2(size);
  vec4 four = texture2D(words, middle);
  int at = i - texel * 4;
  return at < 2 ? (at == 0 ? four.r : four.g) : (at == 2 ? four.b : four.a);
}`,
  /** The int32 whose halves are two words of one texel; they are finite, so one of two is had by arithmetic. */
  integerAt: `int integerAt(sampler2D words, ivec2 size, int i) {
  int texel = i / 2;
  int row = texel / size.x;
  vec2 middle = vec2(float(texel - row * size.x) + 0.5, float(row) + 0.5) / vec2(size);
  vec4 four = texture2D(words, middle);
  float second = float(i - texel * 2);
  vec2 halves = four.rg * (1.0 - second) + four.ba * second;
  return int(halves.y) * 65536 + int(halves.x);
}`,
  withoutSignBit: `int withoutSignBit(int x) {
  return x + int(x < 0) * (-2147483647 - 1);
}`,
  signBit: `int signBit(int x) {
  return int(x < 0) * (-2147483647 - 1);
}`,
  /** x ÷ by, rounded down; \`by\` is positive. */
  quotientDown: `int quotientDown(int x, int by) {
  int whole = x / by;
  return whole - int(whole * by > x);
}`,
  /** The bits below, and those from, that of a power of two. */
  lowerBits: `int lowerBits(int x, int step) {
  return x - quotientDown(x, step) * step;
}`,
  upperBits: `int upperBits(int x, int step) {
  return quotientDown(x, step) * step;
}`,
  /** 2 to the power of 0 to 31. */
  twoTo: `int twoTo(int shift) {
  int power = 1 + 65535 * int(shift >= 16);
  int rest = shift - 16 * int(shift >= 16);
  power = power * (1 + 255 * int(rest >= 8));
  rest = rest - 8 * int(rest >= 8);
  power = power * (1 + 15 * int(rest >= 4));
  rest = rest - 4 * int(rest >= 4);
  power = power * (1 + 3 * int(rest >= 2));
  rest = rest - 2 * int(rest >= 2);
  return power * (1 + rest);
}`,
  shiftedRight: `int shiftedRight(int x, int shift) {
  if (shift == 31) { return x < 0 ? -1 : 0; }
  return quotientDown(x, twoTo(shift));
}`,
  shiftedRightUnsigned: `int shiftedRightUnsigned(int x, int shift) {
  if (shift == 0) { return x; }
  int signed = shiftedRight(x, shift);
  return x < 0 ? signed + twoTo(32 - shift) : signed;
}`,
  bitAnd: `int bitAnd(int x, int y) {
  int a = withoutSignBit(x);
  int b = withoutSignBit(y);
  int both = x < 0 && y < 0 ? (-2147483647 - 1) : 0;
  int place = 1;
  for (int bit = 0; bit < 31; bit++) {
    if (a == 0 || b == 0) { break; }
    int halfA = a / 2;
    int halfB = b / 2;
    if (a != halfA * 2 && b != halfB * 2) { both = both + place; }
    a = halfA;
    b = halfB;
    place = place * 2;
  }
  return both;
}`,
  bitOr: `int bitOr(int x, int y) {
  return (x + y) - bitAnd(x, y);
}`,
  bitXor: `int bitXor(int x, int y) {
  int both = bitAnd(x, y);
  return ((x + y) - both) - both;
}`,
  /** Upwards from the smallest exponent, so that nothing on the way is rounded. What would be subnormal is 0. */
  floatOfBits: `float floatOfBits(int bits) {
  int size = withoutSignBit(bits);
  int exponent = size / 8388608;
  float part = float(size - exponent * 8388608);
  float value = (part * 1.1920928955078125e-7 + 1.0) * 1.1754943508222875e-38;
  float left = float(exponent - 1);
  float by = float(left >= 128.0);
  value = value * (1.0 - by + by * 18446744073709551616.0) * (1.0 - by + by * 18446744073709551616.0);
  left = left - by * 128.0;
${powers.map(scaledUp).join("")}  value = value * float(exponent != 0) * float(exponent != 255 || part == 0.0);
  return value * (1.0 - 2.0 * float(bits < 0));
}`,
  /**
   * What is below 1 is taken up first, which rounds nothing. What is infinite follows the largest number; every NaN has the
   * same bits, and what is subnormal those of 0.
   */
  bitsOfFloat: `int bitsOfFloat(float x) {
  float size = abs(x);
  float rest = min(size, 3.4028234663852886e38);
  float by = float(rest < 1.0);
  rest = rest * (1.0 - by + by * 9223372036854775808.0) * (1.0 - by + by * 9223372036854775808.0);
  float exponent = 127.0 - by * 126.0;
${powers.map(scaledDown).join("")}  int bits = int(exponent) * 8388608 + int((rest - 1.0) * 8388608.0) + int(size > 3.4028234663852886e38);
  bits = bits * int(size >= 1.1754943508222875e-38);
  bits = bits + int(x < 0.0 || 1.0 / x < 0.0) * (-2147483647 - 1);
  return x == x ? bits : 2143289344;
}`,
  absInt: `int absInt(int x) {
  return x < 0 ? 0 - x : x;
}`,
  minInt: `int minInt(int x, int y) {
  return y < x ? y : x;
}`,
  maxInt: `int maxInt(int x, int y) {
  return x < y ? y : x;
}`,
  signInt: `int signInt(int x) {
  return x > 0 ? 1 : (x < 0 ? -1 : 0);
}`,
};

/** Those that a program calls, and what these call, in an order in which each finds what it calls. */
export function supportFor(program: string): readonly string[] {
  const used = new Set<string>();
  const use = (text: string): void => {
    for (const [, name] of text.matchAll(/\b(\w+)\(/g)) {
      if (!Object.hasOwn(functions, name!) || used.has(name!)) continue;
      used.add(name!);
      use(functions[name!]!);
    }
  };
  use(program);
  return Object.keys(functions)
    .filter((name) => used.has(name))
    .map((name) => functions[name]!);
}
