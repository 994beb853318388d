// Loops, and compile errors.
export async function test({ GPU, mode }) {
  const R = {}; const g = new GPU({ mode });
  const T = async (n, f) => { try { R[n] = await f(); } catch (e) { R[n] = 'ERR ' + e.constructor.name + ': ' + e.message.replace(/\s+/g, ' ').slice(0, 260); } };
  const fn = (body, settings = {}) => g.createKernel('function (n) { return f(n); }', { output: [1], argumentTypes: ['Integer'], precision: 'single', functions: [{ name: 'f', source: `function f(n){ ${body} }`, argumentTypes: ['Integer'], returnType: 'Number' }], ...settings });
  const one = async (k, n) => (await k(n))[0];
  const W = 'let c = 0.0; let i = 0.0; while (i < n) { i = i + 1.0; c = c + 1.0; } return c;';
  await T('while to 5000, default loopMaxIterations', async () => one(fn(W), 5000));
  for (const m of [1 << 20, 1 << 24, 2147483647, 4294967295]) await T(`while to 5000, loopMaxIterations ${m}`, async () => one(fn(W, { loopMaxIterations: m }), 5000));
  await T('for (i<n) argument bound, default', async () => one(fn('let c = 0.0; for (let i = 0; i < n; i++) { c = c + 1.0; } return c;'), 5000));
  await T('for literal bound 5000, default', async () => one(fn('let c = 0.0; for (let i = 0; i < 5000; i++) { c = c + 1.0; } return c;'), 1));
  const big = { loopMaxIterations: 2147483647 };
  await T('while(true) + break', async () => one(fn('let c = 0.0; while (true) { c = c + 1.0; if (c >= n) { break; } } return c;', big), 5000));
  await T('while(1 > 0) + break', async () => one(fn('let c = 0.0; while (1 > 0) { c = c + 1.0; if (c >= n) { break; } } return c;', big), 5000));
  await T('early return within while', async () => one(fn('let c = 0.0; while (c < 1000000.0) { c = c + 1.0; if (c === 77.0) { return c; } } return -1.0;', big), 1));
  await T('early return within nested loops', async () => one(fn('let c = 0.0; for (let i = 0; i < n; i++) { for (let j = 0; j < n; j++) { c = c + 1.0; if (i === 3 && j === 4) { return c; } } } return -1.0;', big), 10));
  await T('nested with continue in inner for (argument bound)', async () => (await one(fn('let c = 0.0; for (let i = 0; i < n; i++) { for (let j = 0; j < n; j++) { if (j === 2) { continue; } c = c + 1.0; } } return c;', { loopMaxIterations: 100 }), 5)) + ' want 20');
  await T('continue in for, literal bound', async () => (await one(fn('let c = 0.0; for (let j = 0; j < 5; j++) { if (j === 2) { continue; } c = c + 1.0; } return c;', { loopMaxIterations: 100 }), 5)) + ' want 4');
  await T('continue in while', async () => (await one(fn('let c = 0.0; let j = 0.0; while (j < 5.0) { j = j + 1.0; if (j === 2.0) { continue; } c = c + 1.0; } return c;', { loopMaxIterations: 100 }), 5)) + ' want 4');
  await T('break in nested inner only', async () => (await one(fn('let c = 0.0; for (let i = 0; i < n; i++) { let k = 0.0; while (true) { k = k + 1.0; if (k > 3.0) { break; } c = c + 1.0; } } return c;', big), 5)) + ' want 15');
  await T('same local name in two loops; shadowing', async () => (await one(fn('let c = 0.0; for (let i = 0; i < 3; i++) { c = c + 1.0; } for (let i = 0; i < 3; i++) { let t = 1.0; c = c + t; } return c;', big), 5)) + ' want 6');
  await T('if without else returning, function end without return', async () => one(fn('if (n > 3) { return 1.0; } else { return 2.0; }', big), 5));
  await T('loop that ends only by return', async () => one(fn('let c = 0.0; while (true) { c = c + 1.0; if (c >= n) { return c; } }', big), 50));
  await T('10M turns', async () => { const t = performance.now(); const v = await one(fn('let h = 1; if (n === -1) { h++; } for (let i = 0; i < n; i++) { h = h * 31 + 7; } if (h === 12345) { return 1.0; } return 2.0;', big), 1e7); return `${v} ${(performance.now() - t) | 0} ms`; });
  for (const m of [1000, 1 << 24, 2147483647]) await T(`cost: 262144 threads × 100 turns, loopMax ${m}`, async () => { const k = g.createKernel('function (n) { return f(n); }', { output: [262144], argumentTypes: ['Integer'], precision: 'single', functions: [{ name: 'f', source: 'function f(n){ let c = 1.0; for (let i = 0; i < n; i++) { c = c * 1.0001 + 0.5; } return c; }', argumentTypes: ['Integer'], returnType: 'Number' }], loopMaxIterations: m }); await k(100); const t = performance.now(); for (let i = 0; i < 3; i++) await k(100); return ((performance.now() - t) / 3).toFixed(1) + ' ms'; });
  await T('cost: literal bound 100', async () => { const k = g.createKernel('function (n) { return f(n); }', { output: [262144], argumentTypes: ['Integer'], precision: 'single', functions: [{ name: 'f', source: 'function f(n){ let c = 1.0; for (let i = 0; i < 100; i++) { c = c * 1.0001 + 0.5; } return c; }', argumentTypes: ['Integer'], returnType: 'Number' }] }); await k(100); const t = performance.now(); for (let i = 0; i < 3; i++) await k(100); return ((performance.now() - t) / 3).toFixed(1) + ' ms'; });
  if (mode === 'webgpu' || mode === 'webgl2') await T('cost: native loop', async () => { const k = g.createKernel('function (n) { return f(n); }', { output: [262144], argumentTypes: ['Integer'], precision: 'single', nativeFunctions: [{ name: 'f', source: mode === 'webgpu' ? 'fn fn_f(n : i32) -> f32 { var c = 1.0; var i = 0; while (i < n) { c = c * 1.0001 + 0.5; i = i + 1; } return c; }' : 'float f(int n){ float c = 1.0; int i = 0; while (i < n) { c = c * 1.0001 + 0.5; i = i + 1; } return c; }', argumentTypes: { n: 'Integer' }, returnType: 'Number' }] }); await k(100); const t = performance.now(); for (let i = 0; i < 3; i++) await k(100); return ((performance.now() - t) / 3).toFixed(1) + ' ms'; });
  // errors
  const when = async (make) => { let k, p; try { k = make(); } catch (e) { return 'sync at createKernel: ' + e.message.replace(/\s+/g, ' ').slice(0, 160); } try { p = k(1); } catch (e) { return 'sync at call: ' + e.message.replace(/\s+/g, ' ').slice(0, 200); } if (!p?.then) return 'no error: ' + Array.from(p); try { const v = await p; return 'no error: ' + Array.from(v); } catch (e) { let second; try { second = k(1); second = await second; second = 'resolves ' + Array.from(second); } catch (e2) { second = (second?.then ? 'rejects' : 'throws') + ' again'; } return 'rejects: ' + e.message.replace(/\s+/g, ' ').slice(0, 200) + ' | second call ' + second; } };
  await T('error: unknown variable', () => when(() => fn('return n + zzz;')));
  await T('error: syntax', () => when(() => fn('return n + ;')));
  await T('error: unsupported construct (object)', () => when(() => fn('const o = { a: 1 }; return o.a;')));
  await T('error: unknown function', () => when(() => fn('return qqq(n);')));
  if (mode.startsWith('web') && mode !== 'webasm') await T('error: native type error', () => when(() => g.createKernel('function (n) { return f(n); }', { output: [1], argumentTypes: ['Integer'], nativeFunctions: [{ name: 'f', source: mode === 'webgpu' ? 'fn fn_f(n : i32) -> f32 { return n; }' : 'float f(int n){ return vec2(1.0); }', argumentTypes: { n: 'Integer' }, returnType: 'Number' }] })));
  await T('error: 0-iteration? literal division by zero 1/0', () => when(() => fn('return 1.0 / 0.0;')));
  await T('error: too many args', () => when(() => { const k = fn('return 1.0;'); return x => k(x, 2); }));
  await T('missing arg', () => when(() => { const k = fn('return 1.0;'); return () => k(); }));
  await T('Infinity literal', () => when(() => fn('return Infinity;')));
  await T('1e39 literal', () => when(() => fn('return 1e39;')));
  await T('1e-46 / 1e-40 literal', () => when(() => fn('return 1e-40;')));
  await T('float literal exactness 0.1f and 16777217.0', () => when(() => fn('return 3.4028234663852886e38 + n * 0.0;')));
  return R;
}
