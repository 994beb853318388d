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

const plain: Readonly<Record<string, number>> = {
  else: 0x05,
  end: 0x0b,
  return: 0x0f,
  select: 0x1b,
  "i32.eqz": 0x45,
  "i32.eq": 0x46,
  "i32.ne": 0x47,
  "i32.lt_s": 0x48,
  "i32.lt_u": 0x49,
  "i32.gt_s": 0x4a,
  "i32.gt_u": 0x4b,
  "i32.le_s": 0x4c,
  "i32.le_u": 0x4d,
  "i32.ge_s": 0x4e,
  "i32.ge_u": 0x4f,
  "f64.ne": 0x62,
  "i32.clz": 0x67,
  "i32.add": 0x6a,
  "i32.sub": 0x6b,
  "i32.mul": 0x6c,
  "i32.div_u": 0x6e,
  "i32.rem_u": 0x70,
  "i32.and": 0x71,
  "i32.or": 0x72,
  "i32.shl": 0x74,
  "i32.shr_s": 0x75,
  "i32.shr_u": 0x76,
  "f32.demote_f64": 0xb6,
};

const withIndex: Readonly<Record<string, number>> = {
  br: 0x0c,
  br_if: 0x0d,
  call: 0x10,
  "local.get": 0x20,
  "local.set": 0x21,
  "local.tee": 0x22,
  "global.get": 0x23,
};

const blocks: Readonly<Record<string, number>> = { block: 0x02, loop: 0x03, if: 0x04 };

const constants: Readonly<Record<string, readonly [number, Immediate]>> = {
  "i32.const": [0x41, "i32"],
  "f32.const": [0x43, "f32"],
  "f64.const": [0x44, "f64"],
};

/** Opcode and alignment. */
const memory: Readonly<Record<string, readonly [number, number]>> = {
  "i32.load": [0x28, 2],
  "i64.load": [0x29, 3],
  "f64.load": [0x2b, 3],
  "i32.load8_u": [0x2d, 0],
  "i32.load16_u": [0x2f, 1],
  "i32.store": [0x36, 2],
  "i64.store": [0x37, 3],
  "i32.store8": [0x3a, 0],
};

/** With the prefix 0xfc. */
const extended: Readonly<Record<string, readonly [number, Immediate]>> = {
  "i32.trunc_sat_f64_s": [0x02, "none"],
  "memory.copy": [0x0a, "twoMemories"],
  "memory.fill": [0x0b, "oneMemory"],
};

/** With the prefix 0xfd: opcode and alignment. */
const vectorMemory: Readonly<Record<string, readonly [number, number]>> = {
  "v128.load": [0x00, 4],
  "v128.load8_splat": [0x07, 0],
  "v128.load16_splat": [0x08, 1],
  "v128.load32_splat": [0x09, 2],
  "v128.load64_splat": [0x0a, 3],
  "v128.store": [0x0b, 4],
  "v128.load32_zero": [0x5c, 2],
  "v128.load64_zero": [0x5d, 3],
};

const vectorMemoryLane: Readonly<Record<string, readonly [number, number]>> = {
  "v128.load8_lane": [0x54, 0],
  "v128.load32_lane": [0x56, 2],
  "v128.load64_lane": [0x57, 3],
  "v128.store8_lane": [0x58, 0],
  "v128.store32_lane": [0x5a, 2],
  "v128.store64_lane": [0x5b, 3],
};

const lanes: Readonly<Record<string, number>> = {
  "i32x4.extract_lane": 0x1b,
  "i32x4.replace_lane": 0x1c,
  "f64x2.extract_lane": 0x21,
  "f64x2.replace_lane": 0x22,
};

const vectorPlain: Readonly<Record<string, number>> = {
  "i32x4.splat": 0x11,
  "f32x4.splat": 0x13,
  "f64x2.splat": 0x14,
  "i32x4.eq": 0x37,
  "i32x4.ne": 0x38,
  "i32x4.lt_s": 0x39,
  "i32x4.gt_s": 0x3b,
  "i32x4.le_s": 0x3d,
  "i32x4.ge_s": 0x3f,
  "f32x4.eq": 0x41,
  "f32x4.ne": 0x42,
  "f32x4.lt": 0x43,
  "f32x4.gt": 0x44,
  "f32x4.le": 0x45,
  "f32x4.ge": 0x46,
  "f64x2.eq": 0x47,
  "f64x2.ne": 0x48,
  "f64x2.lt": 0x49,
  "f64x2.gt": 0x4a,
  "f64x2.le": 0x4b,
  "f64x2.ge": 0x4c,
  "v128.not": 0x4d,
  "v128.and": 0x4e,
  "v128.andnot": 0x4f,
  "v128.or": 0x50,
  "v128.xor": 0x51,
  "v128.bitselect": 0x52,
  "v128.any_true": 0x53,
  "f32x4.demote_f64x2_zero": 0x5e,
  "f64x2.promote_low_f32x4": 0x5f,
  "i8x16.narrow_i16x8_u": 0x66,
  "f32x4.ceil": 0x67,
  "f32x4.floor": 0x68,
  "f32x4.trunc": 0x69,
  "f64x2.ceil": 0x74,
  "f64x2.floor": 0x75,
  "f64x2.trunc": 0x7a,
  "i16x8.narrow_i32x4_u": 0x86,
  "i16x8.extend_low_i8x16_u": 0x89,
  "i32x4.abs": 0xa0,
  "i32x4.neg": 0xa1,
  "i32x4.all_true": 0xa3,
  "i32x4.extend_low_i16x8_u": 0xa9,
  "i32x4.shl": 0xab,
  "i32x4.shr_s": 0xac,
  "i32x4.shr_u": 0xad,
  "i32x4.add": 0xae,
  "i32x4.sub": 0xb1,
  "i32x4.mul": 0xb5,
  "i32x4.min_s": 0xb6,
  "i32x4.min_u": 0xb7,
  "i32x4.max_s": 0xb8,
  "i64x2.extend_low_i32x4_s": 0xc7,
  "i64x2.extend_high_i32x4_s": 0xc8,
  "i64x2.ne": 0xd7,
  "f32x4.abs": 0xe0,
  "f32x4.neg": 0xe1,
  "f32x4.sqrt": 0xe3,
  "f32x4.add": 0xe4,
  "f32x4.sub": 0xe5,
  "f32x4.mul": 0xe6,
  "f32x4.div": 0xe7,
  "f32x4.min": 0xe8,
  "f32x4.max": 0xe9,
  "f32x4.pmin": 0xea,
  "f32x4.pmax": 0xeb,
  "f64x2.abs": 0xec,
  "f64x2.neg": 0xed,
  "f64x2.sqrt": 0xef,
  "f64x2.add": 0xf0,
  "f64x2.sub": 0xf1,
  "f64x2.mul": 0xf2,
  "f64x2.div": 0xf3,
  "f64x2.min": 0xf4,
  "f64x2.max": 0xf5,
  "f64x2.pmin": 0xf6,
  "f64x2.pmax": 0xf7,
  "i32x4.trunc_sat_f32x4_s": 0xf8,
  "f32x4.convert_i32x4_s": 0xfa,
  "i32x4.trunc_sat_f64x2_s_zero": 0xfc,
  "f64x2.convert_low_i32x4_s": 0xfe,
};

const forms = new Map<string, InstructionForm>();
const add = (name: string, bytes: readonly number[], immediate: Immediate = "none", align = 0): void => {
  forms.set(name, { bytes, immediate, align });
};
/** Opcodes of the vector instructions are variable-length integers behind their prefix. */
const vector = (opcode: number): readonly number[] =>
  opcode < 0x80 ? [0xfd, opcode] : [0xfd, opcode & 0xff, 0x01];

for (const [name, opcode] of Object.entries(plain)) add(name, [opcode]);
for (const [name, opcode] of Object.entries(withIndex)) add(name, [opcode], "index");
for (const [name, opcode] of Object.entries(blocks)) add(name, [opcode], "block");
for (const [name, [opcode, immediate]] of Object.entries(constants)) add(name, [opcode], immediate);
for (const [name, [opcode, align]] of Object.entries(memory)) add(name, [opcode], "memory", align);
for (const [name, [opcode, immediate]] of Object.entries(extended)) add(name, [0xfc, opcode], immediate);
for (const [name, [opcode, align]] of Object.entries(vectorMemory))
  add(name, vector(opcode), "memory", align);
for (const [name, [opcode, align]] of Object.entries(vectorMemoryLane))
  add(name, vector(opcode), "memoryLane", align);
for (const [name, opcode] of Object.entries(lanes)) add(name, vector(opcode), "lane");
for (const [name, opcode] of Object.entries(vectorPlain)) add(name, vector(opcode));
add("v128.const", vector(0x0c), "bytes");
add("i8x16.shuffle", vector(0x0d), "bytes");

/** The form of an instruction by its name in the text format; throws for one that the table lacks. */
export function instructionForm(name: string): InstructionForm {
  const form = forms.get(name);
  if (form === undefined) throw new RangeError(`The instruction table has no ${name}`);
  return form;
}
