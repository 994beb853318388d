export async function test({ GPU, mode }) {
  const g = new GPU({ mode }), R = {};
  const T = async (n, f) => { try { R[n] = await f(); } catch (e) { R[n] = 'ERR ' + e.constructor.name + ': ' + e.message.replace(/\s+/g, ' ').slice(0, 260); } };
  const P = { precision: 'single', tactic: 'precision', pipeline: true, immutable: true, dynamicOutput: true, dynamicArguments: true };
  const k = g.createKernel('function () { return this.thread.x - Math.floor(this.thread.x / 4096) * 4096; }', { output: [10], ...P });
  const fill = g.createKernel('function () { return 3; }', { output: [10], ...P });
  await fill();
  if (mode === 'webgpu') { const d = fill.kernel._device; R.limits = `maxStorageBufferBindingSize ${d.limits.maxStorageBufferBindingSize} maxBufferSize ${d.limits.maxBufferSize} groups ${d.limits.maxComputeWorkgroupsPerDimension} storageBuffersPerStage ${d.limits.maxStorageBuffersPerShaderStage}`; }
  if (fill.kernel.constructor.features) R.features = JSON.stringify(fill.kernel.constructor.features).slice(0, 300);
  for (const n of [1, 1000003, 4194240, 4194241, 16777217, 33554432, 33554433, 67108864, 67108865, 134217729, 268435457]) await T('output [' + n + ']', async () => {
    fill.setOutput([n]); const t = performance.now(); const r = await fill(); if (n > (mode === 'webgpu' || mode === 'webasm' ? 67108864 : 33554433)) { const d = `made, size ${r.size ?? ''}`; r.delete?.(); return d; }
    const v = r.toArray ? await r.toArray() : r; let bad = 0; for (let i = 0; i < n; i += 997) if (v[i] !== 3) bad++; if (v[n - 1] !== 3) bad++; const s = r.size ? Array.from(r.size) : ''; r.delete?.(); return `${v.length === n ? '' : 'LEN ' + v.length} bad ${bad} tex ${s} ${(performance.now() - t) | 0} ms`;
  });
  await T('small again after the failures', async () => { fill.setOutput([5]); const r = await fill(); return Array.from(r.toArray ? await r.toArray() : r).join(); });
  await T('output [0]', async () => { fill.setOutput([0]); const r = await fill(); return (await r.toArray()).length; });
  await T('input of 16777217 floats', async () => { const a = new Float32Array(16777217); a[16777216] = 7; a[16777215] = 5; const q = g.createKernel('function (a, i) { return a[i + this.thread.x]; }', { output: [2], ...P, argumentTypes: ['Array', 'Integer'] }); const r = await q(a, 16777215); return Array.from(r.toArray ? await r.toArray() : r).join(); });
  await T('2D output [4097, 33]', async () => { const q = g.createKernel('function () { return this.thread.y * 5000 + this.thread.x; }', { output: [4097, 33], ...P }); const r = await q(); const v = r.toArray ? await r.toArray() : r; return v.length + 'x' + v[0].length + ' ' + v[32][4096]; });
  await T('2D output [9000, 2]', async () => { const q = g.createKernel('function () { return this.thread.y * 10000 + this.thread.x; }', { output: [9000, 2], ...P }); const r = await q(); const v = r.toArray ? await r.toArray() : r; return v.length + 'x' + v[0].length + ' ' + v[1][8999]; });
  return R;
}
