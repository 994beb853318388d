// Just above the texture limit: each in a fresh context.
export async function test({ GPU, mode }) {
  const R = {}; const T = async (n, f) => { try { R[n] = await f(); } catch (e) { R[n] = 'ERR ' + e.constructor.name + ': ' + e.message.replace(/\s+/g, ' ').slice(0, 200); } };
  const P = { precision: 'single', tactic: 'precision', pipeline: true, immutable: true, dynamicOutput: true, dynamicArguments: true };
  const gls = () => { const c = document.createElement('canvas'), gl = c.getContext(mode, { alpha: false, depth: false, antialias: false }); return gl; };
  for (const n of [8192 * 8191, 8192 * 8192, 8192 * 8192 + 1]) {
    await T(`setOutput([${n}]) after a small first run`, async () => { const g = new GPU({ mode }); const k = g.createKernel('function () { return 3; }', { output: [10], ...P }); k(); const gl = k.kernel.context; let lost = 0; k.kernel.canvas.addEventListener('webglcontextlost', () => lost++); k.setOutput([n]); const r = k(); const err = gl.getError(); const a = []; for (const q of [0, 1]) { k.setOutput([4]); a.push(Array.from(k().toArray()).join()); } await new Promise(r => setTimeout(r, 300)); const o = `tex ${Array.from(r.size)} glError ${err} then [4] gives ${a.join(' | ')} isContextLost ${gl.isContextLost()} events ${lost}`; r.delete(); await g.destroy(); return o; });
    await T(`output [${n}] as the first size`, async () => { const g = new GPU({ mode }); const k = g.createKernel('function () { return 3; }', { output: [n], ...P }); const r = k(); const o = `tex ${Array.from(r.size)} glError ${k.kernel.context.getError()} lost ${k.kernel.context.isContextLost()}`; r.delete(); await g.destroy(); return o; });
    await T(`input ${n} x4`, async () => { if (n !== 8192 * 8192 + 1) return 'skipped'; return 'not tried (1 GiB)'; });
  }
  return R;
}
