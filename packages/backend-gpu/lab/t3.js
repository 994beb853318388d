import { natives } from './natives.js';
export async function test({ GPU, mode }) {
  const g = new GPU({ mode }), R = {}, N = 100000;
  const T = async (n, f) => { try { R[n] = await f(); } catch (e) { R[n] = 'ERR ' + e.message.replace(/\s+/g, ' ').slice(0, 260); } };
  let s = 12345; const rnd = () => (s = (Math.imul(s, 1664525) + 1013904223) | 0) >>> 0;
  const bitsArr = () => { const u = new Uint32Array(N); for (let i = 0; i < N; i++) u[i] = ((rnd() >>> 8) << 8 | rnd() >>> 24); return new Float32Array(u.buffer); };
  const modArr = () => { const f = new Float32Array(N); for (let i = 0; i < N; i++) f[i] = (rnd() / 2 ** 32 - 0.5) * 2 ** ((rnd() >>> 24) % 20 - 8); return f; };
  const specials = new Float32Array(new Uint32Array([0, 0x80000000, 0x7f800000, 0xff800000, 0x7fc00000, 1, 0x80000001, 0x007fffff, 0x00800000, 0x7f7fffff, 0x3f800000, 0xbf800000, 0x34000000]).buffer);
  const plant = (a, k) => { for (let i = 0; i < 169; i++) a[i] = specials[k ? i % 13 : (i / 13) | 0]; return a; };
  const sets = { wide: [plant(bitsArr(), 0), plant(bitsArr(), 1), bitsArr()], mod: [modArr(), modArr(), modArr()] };
  const sub = x => x !== 0 && Math.abs(x) < 1.1754943508222875e-38;
  const ord = x => { const b = new Int32Array(new Float32Array([x]).buffer)[0]; return b < 0 ? -(b & 0x7fffffff) : b; };
  const cmp = (r, e, ins) => { const c = { bad: 0, subIn: 0, subOut: 0, zeroSign: 0, nan: 0, inf: 0, other: 0 }; let mu = 0, ex = ''; for (let i = 0; i < N; i++) { const x = r[i], y = e[i]; if (Object.is(x, y) || (x !== x && y !== y)) continue; c.bad++; if (ins.some(a => sub(a[i]))) c.subIn++; else if (sub(y)) c.subOut++; else if (x === 0 && y === 0) c.zeroSign++; else if (x !== x || y !== y) { c.nan++; ex ||= `${ins.map(a => a[i])} got ${x} want ${y}`; } else if (!isFinite(x) || !isFinite(y)) { c.inf++; ex ||= `${ins.map(a => a[i])} got ${x} want ${y}`; } else { c.other++; const d = Math.abs(ord(x) - ord(y)); if (d > mu) { mu = d; ex = `${ins.map(a => a[i])} got ${x} want ${y}`; } } } return c.bad ? JSON.stringify(Object.fromEntries(Object.entries(c).filter(e => e[1]))) + (mu ? ` maxULP ${mu}` : '') + ' ' + ex : 'exact'; };
  const f = Math.fround, E = (ins, fn) => { const e = new Float32Array(N); for (let i = 0; i < N; i++) e[i] = fn(...ins.map(a => a[i])); return e; };
  const run = async (src, ins, opt = {}) => { const k = g.createKernel(src, { output: [N], precision: 'single', tactic: 'precision', argumentTypes: ins.map(() => 'Array'), ...opt }); return k(...ins); };
  const I = 'this.thread.x';
  for (const [sn, [a, b, c]] of Object.entries(sets)) {
    await T(sn + ' identity', async () => cmp(await run(`function (a) { return a[${I}]; }`, [a]), a, [a]));
    for (const [op, fn] of [['+', (x, y) => f(x + y)], ['-', (x, y) => f(x - y)], ['*', (x, y) => f(x * y)], ['/', (x, y) => f(x / y)]]) await T(sn + ' ' + op, async () => cmp(await run(`function (a, b) { return a[${I}] ${op} b[${I}]; }`, [a, b]), E([a, b], fn), [a, b]));
    await T(sn + ' sqrt', async () => { const p = a.map(Math.abs); return cmp(await run(`function (a) { return Math.sqrt(a[${I}]); }`, [p]), E([p], x => f(Math.sqrt(x))), [p]); });
    await T(sn + ' %', async () => cmp(await run(`function (a, b) { return a[${I}] % b[${I}]; }`, [a, b]), E([a, b], (x, y) => f(x % y)), [a, b]));
    for (const m of ['floor', 'ceil', 'trunc', 'round', 'abs', 'sign']) await T(sn + ' ' + m, async () => cmp(await run(`function (a) { return Math.${m}(a[${I}]); }`, [a]), E([a], x => f(Math[m](x))), [a]));
    await T(sn + ' min', async () => cmp(await run(`function (a, b) { return Math.min(a[${I}], b[${I}]); }`, [a, b]), E([a, b], Math.min), [a, b]));
  }
  // contraction
  const [a, b] = sets.mod, c = E([a, b], (x, y) => f(-(x * y))); for (let i = 0; i < N; i++) c[i] = f(c[i] * (1 + (i % 5 - 2) * 1e-7)); // cancels: an fma shows
  const sep = E([a, b, c], (x, y, z) => f(f(x * y) + z)), fma = E([a, b, c], (x, y, z) => f(x * y + z));
  const cls = r => { let s = 0, m = 0, d = 0; for (let i = 0; i < N; i++) { if (sep[i] === fma[i]) continue; d++; if (r[i] === sep[i]) s++; else if (r[i] === fma[i]) m++; } return `of ${d} telling cases: separate ${s}, fma ${m}`; };
  await T('a*b+c', async () => cls(await run(`function (a, b, c) { return a[${I}] * b[${I}] + c[${I}]; }`, [a, b, c])));
  await T('const t=a*b; t+c', async () => cls(await run(`function (a, b, c) { const t = a[${I}] * b[${I}]; return t + c[${I}]; }`, [a, b, c])));
  if (mode === 'webgpu' || mode === 'webgl2') await T('native fma probe', async () => cls(await run(`function (a, b, c) { return q(a[${I}], b[${I}], c[${I}]); }`, [a, b, c], { nativeFunctions: [{ name: 'q', source: mode === 'webgpu' ? 'fn fn_q(x : f32, y : f32, z : f32) -> f32 { return x * y + z; }' : 'float q(float x, float y, float z) { return x * y + z; }', argumentTypes: { x: 'Number', y: 'Number', z: 'Number' }, returnType: 'Number' }] })));
  if (mode === 'webgpu' ) await T('native explicit fma()', async () => cls(await run(`function (a, b, c) { return q(a[${I}], b[${I}], c[${I}]); }`, [a, b, c], { nativeFunctions: [{ name: 'q', source: 'fn fn_q(x : f32, y : f32, z : f32) -> f32 { return fma(x, y, z); }', argumentTypes: { x: 'Number', y: 'Number', z: 'Number' }, returnType: 'Number' }] })));
  if (mode === 'webgl2') await T('precise qualifier', async () => cls(await run(`function (a, b, c) { return q(a[${I}], b[${I}], c[${I}]); }`, [a, b, c], { nativeFunctions: [{ name: 'q', source: 'float q(float x, float y, float z) { precise float t = x * y; return t + z; }', argumentTypes: { x: 'Number', y: 'Number', z: 'Number' }, returnType: 'Number' }] })));
  if (mode === 'webgpu' || mode === 'webgl2') await T('bitcast round trip', async () => cls(await run(`function (a, b, c) { return fromBits(bits(a[${I}] * b[${I}])) + c[${I}]; }`, [a, b, c], { nativeFunctions: natives(mode, ['bits', 'fromBits']) })));
  return R;
}
