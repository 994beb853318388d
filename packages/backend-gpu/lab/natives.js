// The same helpers for each engine. N(mode) → settings for createKernel: nativeFunctions where the engine takes them, else functions in JS.
const glsl = {
  bits: 'int bits(float x){ return floatBitsToInt(x); }', fromBits: 'float fromBits(int x){ return intBitsToFloat(x); }',
  imul: 'int imulI(int x, int y){ return x * y; }', ushr: 'int ushrI(int x, int y){ return int(uint(x) >> uint(y & 31)); }', sar: 'int sarI(int x, int y){ return x >> (y & 31); }', shl: 'int shlI(int x, int y){ return x << (y & 31); }',
  and: 'int andI(int x, int y){ return x & y; }', or: 'int orI(int x, int y){ return x | y; }', xor: 'int xorI(int x, int y){ return x ^ y; }',
  rem: 'int remI(int x, int y){ if (y == 0) { return 0; } if (y == -1) { return 0; } return x - y * (x / y); }', idiv: 'int idivI(int x, int y){ if (y == 0) { return 0; } if (y == -1) { return -x; } return x / y; }',
  lo: 'float loF(int x){ return float(x & 65535); }', hi: 'float hiF(int x){ return float((x >> 16) & 65535); }', mk: 'int mkI(float h, float l){ return (int(h) << 16) | int(l); }',
};
const wgsl = {
  bits: 'fn fn_bits(x : f32) -> i32 { return bitcast<i32>(x); }', fromBits: 'fn fn_fromBits(x : i32) -> f32 { return bitcast<f32>(x); }',
  imul: 'fn fn_imulI(x : i32, y : i32) -> i32 { return x * y; }', ushr: 'fn fn_ushrI(x : i32, y : i32) -> i32 { return bitcast<i32>(bitcast<u32>(x) >> (u32(y) & 31u)); }', sar: 'fn fn_sarI(x : i32, y : i32) -> i32 { return x >> (u32(y) & 31u); }', shl: 'fn fn_shlI(x : i32, y : i32) -> i32 { return x << (u32(y) & 31u); }',
  and: 'fn fn_andI(x : i32, y : i32) -> i32 { return x & y; }', or: 'fn fn_orI(x : i32, y : i32) -> i32 { return x | y; }', xor: 'fn fn_xorI(x : i32, y : i32) -> i32 { return x ^ y; }',
  rem: 'fn fn_remI(x : i32, y : i32) -> i32 { if (y == 0 || y == -1) { return 0; } return x % y; }', idiv: 'fn fn_idivI(x : i32, y : i32) -> i32 { if (y == 0) { return 0; } return x / y; }',
  lo: 'fn fn_loF(x : i32) -> f32 { return f32(x & 65535); }', hi: 'fn fn_hiF(x : i32) -> f32 { return f32((x >> 16u) & 65535); }', mk: 'fn fn_mkI(h : f32, l : f32) -> i32 { return (i32(h) << 16u) | i32(l); }',
};
const sig = { bits: ['bits', 'F', 'I'], fromBits: ['fromBits', 'I', 'F'], imul: ['imulI', 'II', 'I'], ushr: ['ushrI', 'II', 'I'], sar: ['sarI', 'II', 'I'], shl: ['shlI', 'II', 'I'], and: ['andI', 'II', 'I'], or: ['orI', 'II', 'I'], xor: ['xorI', 'II', 'I'], rem: ['remI', 'II', 'I'], idiv: ['idivI', 'II', 'I'], lo: ['loF', 'I', 'F'], hi: ['hiF', 'I', 'F'], mk: ['mkI', 'FF', 'I'] };
const ty = { F: 'Number', I: 'Integer' };
export function natives(mode, names = Object.keys(sig)) {
  const src = mode === 'webgpu' ? wgsl : glsl;
  return names.map(n => ({ name: sig[n][0], source: src[n], argumentTypes: Object.fromEntries([...sig[n][1]].map((c, i) => ['xy'[i], ty[c]])), returnType: ty[sig[n][2]] }));
}
