import { natives } from './natives.js';
export async function test({ GPU, mode }) {
  const g = new GPU({ mode }), R = {};
  const T = async (n, f) => { try { R[n] = await f(); } catch (e) { R[n] = 'ERR ' + e.message.replace(/\s+/g, ' ').slice(0, 260); } };
  const P = { precision: 'single', tactic: 'precision', pipeline: true, immutable: true, optimizeFloatMemory: true, dynamicOutput: true, dynamicArguments: true };
  const I = 'this.thread.x';
  // bit patterns
  const pats = []; for (let i = 0; i < 20000; i++) pats.push((Math.imul(i, 2654435761) ^ (i << 7)) | 0);
  for (let e of [0, 1, 0x1fe, 0x1ff, 0xff, 0x100, 0x101]) for (let i = 0; i < 2000; i++) pats.push((e << 23) | (Math.imul(i, 40503 * 97) & 0x7fffff)); // subnormals ±, NaNs ±, exps
  for (let i = 0; i < 64; i++) pats.push(i, -i, 0x7f800000 + i, 0x7fc00000 + i, 0xff800000 + i | 0, 0xffc00000 + i | 0);
  const ib = new Int32Array(pats), fb = new Float32Array(ib.buffer), N = ib.length;
  const kind = b => { const e = (b >>> 23) & 255, m = b & 0x7fffff; return e === 0 ? (m ? 'subnormal' : 'zero') : e === 255 ? (m ? (m & 0x400000 ? 'qNaN' : 'sNaN') : 'inf') : 'normal'; };
  const diff = (out, want = ib) => { const o = out instanceof Float32Array ? new Int32Array(out.buffer, out.byteOffset, N) : out; const c = {}; let ex = ''; for (let i = 0; i < N; i++) if (o[i] !== want[i]) { const k = kind(want[i]); c[k] = (c[k] || 0) + 1; ex ||= `0x${(want[i] >>> 0).toString(16)}→0x${(o[i] >>> 0).toString(16)}`; } return Object.keys(c).length ? 'CHANGED ' + JSON.stringify(c) + ' ' + ex : `all ${N} bit patterns kept`; };
  const up = 'function (a) { return a[' + I + ']; }';
  await T('upload→identity→read, direct', async () => diff(await g.createKernel(up, { output: [N], precision: 'single', tactic: 'precision' })(fb)));
  await T('upload→identity (pipeline)→toArray', async () => diff(await (await g.createKernel(up, { output: [N], ...P })(fb)).toArray()));
  await T('… →second identity on the texture', async () => { const k = g.createKernel(up, { output: [N], ...P }), k2 = g.createKernel(up, { output: [N], ...P }); return diff(await (await k2(await k(fb))).toArray()); });
  await T('plain number[] of NaN etc. instead of Float32Array', async () => diff(await g.createKernel(up, { output: [N], ...P })(Array.from(fb)).then?.(r => r.toArray()) ?? (await g.createKernel(up, { output: [N], ...P })(Array.from(fb))).toArray()));
  await T('via local: let v = a[i]; return v', async () => diff(await (await g.createKernel(`function (a) { let v = a[${I}]; return v; }`, { output: [N], ...P })(fb)).toArray()));
  await T('via JS function f(x){return x}', async () => diff(await (await g.createKernel(`function (a) { return f(a[${I}]); }`, { output: [N], ...P, functions: [{ name: 'f', source: 'function f(x){ return x; }', argumentTypes: ['Number'], returnType: 'Number' }] })(fb)).toArray()));
  await T('select: c ? a : b', async () => diff(await (await g.createKernel(`function (a, c) { let v = a[${I}]; return c > 0.5 ? v : 0.0; }`, { output: [N], ...P, argumentTypes: ['Array', 'Float'] })(fb, 1)).toArray()));
  await T('unary minus', async () => diff(await (await g.createKernel(`function (a) { return -a[${I}]; }`, { output: [N], ...P })(fb)).toArray(), ib.map(b => b ^ 0x80000000)));
  await T('Math.abs', async () => diff(await (await g.createKernel(`function (a) { return Math.abs(a[${I}]); }`, { output: [N], ...P })(fb)).toArray(), ib.map(b => b & 0x7fffffff)));
  await T('x * 1.0', async () => diff(await (await g.createKernel(`function (a) { return a[${I}] * 1.0; }`, { output: [N], ...P })(fb)).toArray()));
  if (mode === 'webgpu' || mode === 'webgl2') {
    await T('native fromBits(bits(x))', async () => diff(await (await g.createKernel(`function (a) { return fromBits(bits(a[${I}])); }`, { output: [N], ...P, nativeFunctions: natives(mode, ['bits', 'fromBits']) })(fb)).toArray()));
    await T('int32 as bits: x*3+1 wrapping, in and out', async () => diff(await (await g.createKernel(`function (a) { return fromBits(imulI(bits(a[${I}]), 3) + 1); }`, { output: [N], ...P, nativeFunctions: natives(mode, ['bits', 'fromBits', 'imul']) })(fb)).toArray(), ib.map(b => (Math.imul(b, 3) + 1) | 0)));
    await T('bits(a[i]) seen in the kernel', async () => { const h = await (await g.createKernel(`function (a) { return hiF(bits(a[${I}])); }`, { output: [N], ...P, nativeFunctions: natives(mode, ['bits', 'hi']) })(fb)).toArray(), l = await (await g.createKernel(`function (a) { return loF(bits(a[${I}])); }`, { output: [N], ...P, nativeFunctions: natives(mode, ['bits', 'lo']) })(fb)).toArray(); const o = new Int32Array(N); for (let i = 0; i < N; i++) o[i] = (h[i] << 16) | l[i]; return diff(o); });
  }
  await T('split: two float arrays hi,lo → hi*65536+lo as Integer equality', async () => {
    const hi = Float32Array.from(ib, b => b >> 16), lo = Float32Array.from(ib, b => b & 65535);
    const k = g.createKernel(`function (h, l, h2, l2) { if (mkI(h[${I}], l[${I}]) === mkI(h2[${I}], l2[${I}])) { return 1; } return 0; }`, { output: [N], precision: 'single', functions: [{ name: 'toI', source: 'function toI(x){ return x; }', argumentTypes: ['Number'], returnType: 'Integer' }, { name: 'mkI', source: 'function mkI(h, l){ return toI(h) * 65536 + toI(l); }', argumentTypes: ['Number', 'Number'], returnType: 'Integer' }] });
    const lo2 = lo.map(x => (x + 1) % 65536); const r = await k(hi, lo, hi, lo), q = await k(hi, lo, hi, lo2); return `same equal ${r.reduce((a, b) => a + b)}/${N}; off by one equal ${q.reduce((a, b) => a + b)}`;
  });
  for (const [n, A] of [['Int32Array', new Int32Array([16777217, -5, 2147483647])], ['Uint8Array', new Uint8Array([1, 200, 255])], ['Int32Array via argumentTypes', new Int32Array([16777217, 123456789, -16777219])], ['Uint8ClampedArray', new Uint8ClampedArray([3, 4, 5])], ['Float64Array', new Float64Array([0.1, 1e300, 5e-324])]])
    await T('input ' + n, async () => { const k = g.createKernel(up, { output: [3], precision: 'single', ...(n.includes('via') ? { argumentTypes: ['Array'] } : {}) }); return Array.from(await k(A)) + ' ' + k.kernel.constructor.mode + ' ' + (k.kernel.fallbackReason ?? '') + ' argType ' + k.kernel.argumentTypes; });
  await T('Float scalar argument: 1, 0, -0 (1/x), NaN, inf', async () => { const k = g.createKernel('function (x) { return 1.0 / x; }', { output: [1], argumentTypes: ['Float'], fixIntegerDivisionAccuracy: false }); const o = []; for (const v of [1, 0, -0, 0, NaN, Infinity, -Infinity]) o.push(String((await k(v))[0])); return o.join(' '); });
  await T('Integer scalar argument: 2^31-1, -2^31, 2^31, 1.5', async () => { const k = g.createKernel('function (x, e) { if (x === e) { return 1; } return 0; }', { output: [1], argumentTypes: ['Integer', 'Integer'] }); const o = []; for (const [v, e] of [[2147483647, 2147483647], [-2147483648, -2147483648], [2147483648, -2147483648], [1.5, 1]]) o.push((await k(v, e))[0]); return o.join(' '); });
  await T('division fixIntegerDivisionAccuracy false', async () => { const k = g.createKernel('function (x, y) { return x / y; }', { output: [1], argumentTypes: ['Float', 'Float'], fixIntegerDivisionAccuracy: false }); return (await k(3.249051965948811e+26, 43865658504914140000))[0] + ' want 7406823.5; fixIntegerDivisionAccuracy default: ' + g.createKernel('function(){return 1;}', { output: [1] }).kernel.fixIntegerDivisionAccuracy; });
  return R;
}
