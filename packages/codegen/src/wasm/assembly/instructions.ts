/**
 * The WebAssembly instructions that loops are made of: for each its bytes, and what follows them (WebAssembly Core
 * Specification 2.0, chapter 5.4). Names are those of the text format, so that printing needs no second table.
 */

/** What follows an instruction's own bytes. */
export type Immediate =
  | "none"
  /** The index of a local, a global, a function; how many blocks to leave. */
  | "index"
  | "block"
  | "i32"
  | "f32"
  | "f64"
  /** Sixteen bytes. */
  | "bytes"
  /** A constant byte offset. */
  | "memory"
  /** A constant byte offset, then a lane. */
  | "memoryLane"
  | "lane"
  /** Two zero bytes: memory.copy; one: memory.fill. */
  | "twoMemories"
  | "oneMemory";

export interface InstructionForm {
  readonly bytes: readonly number[];
  readonly immediate: Immediate;
  /** For memory instructions: the base-two logarithm of the natural alignment. */
  readonly align: number;
}

/** What follows them, a byte before the opcode, how names begin; then opcodes, each with the names from it on. */
const table: readonly (readonly [Immediate, number, string, string])[] = [
  ["none", 0, "", "0x05 else 0x0b end 0x0f return 0x1b select"],
  [
    "none",
    0,
    "i32.",
    "0x45 eqz eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u 0x67 clz 0x6a add sub mul 0x6e div_u 0x70 rem_u and or " +
      "0x74 shl shr_s shr_u",
  ],
  ["none", 0, "f64.", "0x62 ne"],
  ["none", 0, "f32.", "0xb6 demote_f64"],
  ["index", 0, "", "0x0c br br_if 0x10 call"],
  ["index", 0, "local.", "0x20 get set tee"],
  ["index", 0, "global.", "0x23 get"],
  ["block", 0, "", "0x02 block loop if"],
  ["i32", 0, "i32.", "0x41 const"],
  ["f32", 0, "f32.", "0x43 const"],
  ["f64", 0, "f64.", "0x44 const"],
  ["memory", 0, "i32.", "0x28 load 0x2d load8_u 0x2f load16_u 0x36 store 0x3a store8"],
  ["memory", 0, "i64.", "0x29 load 0x37 store"],
  ["memory", 0, "f64.", "0x2b load"],
  ["none", 0xfc, "i32.", "0x02 trunc_sat_f64_s"],
  ["twoMemories", 0xfc, "memory.", "0x0a copy"],
  ["oneMemory", 0xfc, "memory.", "0x0b fill"],
  [
    "memory",
    0xfd,
    "v128.",
    "0x00 load 0x07 load8_splat load16_splat load32_splat load64_splat store 0x5c load32_zero load64_zero",
  ],
  [
    "memoryLane",
    0xfd,
    "v128.",
    "0x54 load8_lane 0x56 load32_lane load64_lane store8_lane 0x5a store32_lane store64_lane",
  ],
  ["bytes", 0xfd, "v128.", "0x0c const"],
  ["bytes", 0xfd, "i8x16.", "0x0d shuffle"],
  ["lane", 0xfd, "i32x4.", "0x1b extract_lane replace_lane"],
  ["lane", 0xfd, "f64x2.", "0x21 extract_lane replace_lane"],
  ["none", 0xfd, "v128.", "0x4d not and andnot or xor bitselect any_true"],
  ["none", 0xfd, "i8x16.", "0x66 narrow_i16x8_u"],
  ["none", 0xfd, "i16x8.", "0x86 narrow_i32x4_u 0x89 extend_low_i8x16_u"],
  [
    "none",
    0xfd,
    "i32x4.",
    "0x11 splat 0x37 eq ne lt_s 0x3b gt_s 0x3d le_s 0x3f ge_s 0xa0 abs neg 0xa3 all_true 0xa9 extend_low_i16x8_u " +
      "0xab shl shr_s shr_u add 0xb1 sub 0xb5 mul min_s min_u max_s 0xf8 trunc_sat_f32x4_s 0xfc trunc_sat_f64x2_s_zero",
  ],
  ["none", 0xfd, "i64x2.", "0xc7 extend_low_i32x4_s extend_high_i32x4_s 0xd7 ne"],
  [
    "none",
    0xfd,
    "f32x4.",
    "0x13 splat 0x41 eq ne lt gt le ge 0x5e demote_f64x2_zero 0x67 ceil floor trunc 0xe0 abs neg 0xe3 sqrt " +
      "add sub mul div min max pmin pmax 0xfa convert_i32x4_s",
  ],
  [
    "none",
    0xfd,
    "f64x2.",
    "0x14 splat 0x47 eq ne lt gt le ge 0x5f promote_low_f32x4 0x74 ceil floor 0x7a trunc 0xec abs neg 0xef sqrt " +
      "add sub mul div min max pmin pmax 0xfe convert_low_i32x4_s",
  ],
];

/** Every instruction by its name in the text format. */
export const instructions: ReadonlyMap<string, InstructionForm> = /* @__PURE__ */ readTable();

function readTable(): Map<string, InstructionForm> {
  const forms = new Map<string, InstructionForm>();
  for (const [immediate, prefix, shape, list] of table) {
    let opcode = 0;
    for (const word of list.split(" ")) {
      if (word.startsWith("0x")) {
        opcode = Number(word);
        continue;
      }
      // Behind a prefix, opcodes are variable-length integers.
      const bytes = prefix === 0 ? [opcode] : opcode < 0x80 ? [prefix, opcode] : [prefix, opcode, 1];
      // What is accessed has so many bits: those of the name, or those of the type.
      const bits = Number(/\d+/.exec(word) ?? shape.slice(1, -1));
      forms.set(shape + word, { bytes, immediate, align: Math.log2(bits / 8) });
      opcode++;
    }
  }
  return forms;
}

/** The form of an instruction by its name in the text format; throws for one that the table lacks. */
export function instructionForm(name: string): InstructionForm {
  const form = instructions.get(name);
  if (form === undefined) throw new RangeError(`The instruction table has no ${name}`);
  return form;
}
