// Integers through 'Integer' functions and arguments.
export async function test({ GPU, mode }) {
  const g = new GPU({ mode }), R = {}; const mk = (src, fns, types) => g.createKernel(src, { output: [1], functions: fns, argumentTypes: types, precision: 'single', loopMaxIterations: 1e6 });
  const one = async (k, ...a) => (await k(...a))[0];
  const T = async (n, f) => { try { R[n] = await f(); } catch (e) { R[n] = 'ERR ' + e.message.replace(/\s+/g, ' ').slice(0, 260); } };
  const I = ['Integer', 'Integer', 'Integer'];
  const ops = {
    'x + y': (x, y) => (x + y) | 0, 'x - y': (x, y) => (x - y) | 0, 'x * y': (x, y) => Math.imul(x, y),
    'x / y': (x, y) => (x / y) | 0, 'x % y': (x, y) => (x % y) | 0, 'Math.floor(x / y)': (x, y) => Math.floor(x / y) | 0, '-x': x => -x | 0,
    'x & y': (x, y) => x & y, 'x | y': (x, y) => x | y, 'x ^ y': (x, y) => x ^ y, '~x': x => ~x,
    'x << y': (x, y) => x << y, 'x >> y': (x, y) => x >> y, 'x >>> y': (x, y) => (x >>> y) | 0,
    'x < y ? 1 : 0': (x, y) => +(x < y), 'x === y ? 1 : 0': (x, y) => +(x === y), 'Math.imul(x, y)': Math.imul, 'Math.clz32(x)': Math.clz32,
    'Math.min(x, y)': Math.min, 'Math.abs(x)': x => Math.abs(x) | 0,
  };
  const pairs = [[7, 2], [-7, 2], [7, -2], [123456789, 987654321], [2147483647, 1], [-2147483648, -1], [-2147483648, 2147483647], [16777217, 3], [16777217, 16777216], [-5, 3], [5, 31], [-1, 31], [1, 33], [2147483646, 2147483647], [-123456789, 16], [0, 0], [65537, 65539]];
  for (const [op, ref] of Object.entries(ops)) await T(op, async () => {
    const f = [{ name: 'op', source: `function op(x, y){ return ${op}; }`, argumentTypes: ['Integer', 'Integer'], returnType: 'Integer' }];
    const k = mk('function (x, y, e) { if (op(x, y) === e) { return 1; } return 0; }', f, I), v = mk('function (x, y, e) { return op(x, y); }', f, I);
    const bad = []; for (const [x, y] of pairs) { const e = ref(x, y); if (await one(k, x, y, e) !== 1) bad.push(`${x},${y} want ${e} got ~${await one(v, x, y, 0)}`); }
    return bad.length ? `${bad.length}/${pairs.length} WRONG: ` + bad.slice(0, 4).join('; ') : 'ok';
  });
  // locals
  const eqK = (body, fns = []) => mk(`function (x, y, e) { ${body} if (r === e) { return 1; } return 0; }`, fns, I);
  await T('let r = x (Integer) keeps 16777217?', async () => await one(eqK('let r = x;'), 16777217, 0, 16777217) + ' / vs 16777216: ' + await one(eqK('let r = x;'), 16777217, 0, 16777216));
  await T('let r = 0; r = x', async () => await one(eqK('let r = 0; r = x;'), 16777217, 0, 16777217) + '/' + await one(eqK('let r = 0; r = x;'), 16777217, 0, 16777216));
  await T('let r = 0; r++; r = x (suggested Integer)', async () => await one(eqK('let r = 0; r++; r = x;'), 16777217, 0, 16777217) + '/' + await one(eqK('let r = 0; r++; r = x;'), 16777217, 0, 16777216));
  await T('let r = 0; if (false) r++; r = r*31+x mul wrap', async () => await one(eqK('let r = 0; if (x === -1) { r++; } for (let i = 0; i < 20; i++) { r = r * 31 + x; }'), 16777217, 0, (() => { let r = 0; for (let i = 0; i < 20; i++) r = (Math.imul(r, 31) + 16777217) | 0; return r; })()));
  await T('in function: let r=0; r++-hint; r=x+1', async () => await one(mk('function (x, y, e) { if (op(x, y) === e) { return 1; } return 0; }', [{ name: 'op', source: 'function op(x, y){ let r = 0; if (x === -1) { r++; } r = x + 1; r = r * 3; return r; }', argumentTypes: ['Integer', 'Integer'], returnType: 'Integer' }], I), 16777217, 0, (16777218 * 3) | 0));
  await T('chain via params idI(idI(x)+1)', async () => await one(mk('function (x, y, e) { if (idI(idI(x) + 1) === e) { return 1; } return 0; }', [{ name: 'idI', source: 'function idI(x){ return x; }', argumentTypes: ['Integer'], returnType: 'Integer' }], I), 16777217, 0, 16777218));
  await T('literal 16777217 in Integer expr', async () => await one(mk('function (x, y, e) { if (op(x, y) === e) { return 1; } return 0; }', [{ name: 'op', source: 'function op(x, y){ return x + 16777217; }', argumentTypes: ['Integer', 'Integer'], returnType: 'Integer' }], I), 1, 0, 16777218));
  await T('literal -2147483648', async () => await one(mk('function (x, y, e) { if (op(x, y) === e) { return 1; } return 0; }', [{ name: 'op', source: 'function op(x, y){ return x + (-2147483648); }', argumentTypes: ['Integer', 'Integer'], returnType: 'Integer' }], I), 0, 0, -2147483648));
  await T('ternary of ints', async () => await one(mk('function (x, y, e) { if (op(x, y) === e) { return 1; } return 0; }', [{ name: 'op', source: 'function op(x, y){ return (x > y) ? x : y; }', argumentTypes: ['Integer', 'Integer'], returnType: 'Integer' }], I), 16777217, 0, 16777217));
  // float -> int conversions: function with Number param called where Integer param is wanted
  const toI = [{ name: 'toI', source: 'function toI(x){ return x; }', argumentTypes: ['Number'], returnType: 'Integer' }], toF = [{ name: 'toF', source: 'function toF(x){ return x; }', argumentTypes: ['Integer'], returnType: 'Number' }];
  for (const v of [1.9, -1.9, 2147483520, -2147483648, 2147483648, 4294967296, 3e9, -3e9, 1e20, Infinity, -Infinity, NaN, 16777217, 1e-40])
    await T('toI(' + v + ')', async () => one(mk('function (x) { return toF(toI(x)); }', [...toI, ...toF], ['Float']), v));
  await T('toF(2147483647) toF(-16777217) toF(16777219)', async () => { const k = mk('function (x, y, z) { return toF(x); }', toF, I); return [await one(k, 2147483647, 0, 0), await one(k, -16777217, 0, 0), await one(k, 16777219, 0, 0), await one(k, 33554435, 0, 0)]; });
  R.engine = await (async () => { const k = mk('function (x) { return x; }', [], ['Float']); await k(1); return k.kernel.constructor.mode + ' ' + k.kernel.fallbackReason; })();
  return R;
}
