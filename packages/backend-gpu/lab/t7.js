// Which engine ran; fallback; losing the device. Last: it destroys things.
export async function test({ GPU, mode }) {
  const R = {}; const g = new GPU({ mode });
  const T = async (n, f) => { console.log('START ' + n); try { R[n] = await f(); } catch (e) { R[n] = 'ERR ' + e.constructor.name + ': ' + e.message.replace(/\s+/g, ' ').slice(0, 260); } };
  const P = { precision: 'single', tactic: 'precision', pipeline: true, immutable: true, dynamicOutput: true, dynamicArguments: true };
  const wait = ms => new Promise(r => setTimeout(r, ms));
  const k = g.createKernel('function (a) { return a[this.thread.x] + 1; }', { output: [3], ...P });
  const arr = async t => Array.from(t.toArray ? await t.toArray() : t);
  const r = await k(new Float32Array([1, 2, 3])); await arr(r);
  const K = k.kernel, gl = K.context;
  await T('identity', async () => `gpu.mode ${g.mode}; constructor.mode ${K.constructor.mode}; constructor.name ${K.constructor.name}; isAsync ${K.constructor.isAsync}; context ${gl?.constructor?.name} keys ${Object.keys(gl || {}).slice(0, 6)}; canvas ${K.canvas?.constructor?.name}; gpu.context ${g.context?.constructor?.name}; gpu.canvas===kernel.canvas ${g.canvas === K.canvas}`);
  await T('statics', async () => `GPU.isWebGPUAvailable ${typeof GPU.isWebGPUAvailable} ${GPU.isWebGPUAvailable ? await GPU.isWebGPUAvailable() : ''}; isGPUSupported ${GPU.isGPUSupported} isWebGL2Supported ${GPU.isWebGL2Supported} isWebGPUSupported ${GPU.isWebGPUSupported} isSinglePrecisionSupported ${GPU.isSinglePrecisionSupported}; disableValidation ${typeof GPU.disableValidation}`);
  await T('two kernels of one GPU share context', async () => { const k2 = g.createKernel('function () { return 1; }', { output: [3], ...P }); await k2(); return k2.kernel.context === gl; });
  await T('GPU instance with own canvas/context given', async () => { if (!mode.startsWith('webgl')) return '-'; const canvas = document.createElement('canvas'), context = canvas.getContext(mode, { alpha: false, depth: false, antialias: false }); const g2 = new GPU({ mode, canvas, context }); const k2 = g2.createKernel('function () { return 1; }', { output: [2], ...P }); const v = await arr(k2()); return v + ' same context ' + (k2.kernel.context === context) + ' renderer ' + (() => { const e = context.getExtension('WEBGL_debug_renderer_info'); return e && context.getParameter(e.UNMASKED_RENDERER_WEBGL); })(); });
  await T('adapter', async () => mode === 'webgpu' ? JSON.stringify({ vendor: gl.adapter.info?.vendor, arch: gl.adapter.info?.architecture, dev: gl.adapter.info?.device, desc: gl.adapter.info?.description, fb: gl.adapter.info?.isFallbackAdapter, feats: [...gl.adapter.features].slice(0, 30).join() }) : '-');
  await T('fallback: argument of an unknown kind', async () => { const k2 = g.createKernel('function (a) { return 1; }', { output: [2] }); const v = await k2({ foo: 1 }); return Array.from(v) + ' mode ' + k2.kernel.constructor.mode + ' reason ' + k2.kernel.fallbackReason; });
  await T('onRequestFallback overridden', async () => { const k2 = g.createKernel('function (a) { return 1; }', { output: [2], onRequestFallback: () => { throw new Error('NO FALLBACK'); } }); const v = await k2({ foo: 1 }); return Array.from(v) + ' mode ' + k2.kernel.constructor.mode; });
  await T('fallback: int array returned / Array(2) arg etc. (webasm)', async () => { if (mode !== 'webasm') return '-'; const k2 = g.createKernel('function (a) { let v = [1, 2]; return v; }', { output: [2] }); const v = await k2(1); return JSON.stringify(v) + ' mode ' + k2.kernel.constructor.mode + ' ' + k2.kernel.fallbackReason; });
  await T('webgpu: unsupported feature', async () => { if (mode !== 'webgpu') return '-'; const k2 = g.createKernel('function (a) { return a[0][0][0][0]; }', { output: [2] }); const v = await k2([[[[1]]]]); return v + ' ' + k2.kernel.constructor.mode; });
  // losing it
  if (mode.startsWith('webgl')) {
    const ev = []; K.canvas.addEventListener('webglcontextlost', e => { ev.push('lost'); e.preventDefault(); }); K.canvas.addEventListener('webglcontextrestored', () => ev.push('restored'));
    const ext = gl.getExtension('WEBGL_lose_context');
    await T('lost: call in the same turn', async () => { ext.loseContext(); const v = k(new Float32Array([1, 2, 3])); return `isContextLost ${gl.isContextLost()} result ${await arr(v)}`; });
    await wait(100);
    await T('lost: events', async () => ev.join());
    await T('lost: call after', async () => arr(k(new Float32Array([1, 2, 3]))));
    await T('lost: read older result', async () => arr(r));
    await T('lost: new kernel on the same GPU', async () => { const k2 = g.createKernel('function (a) { return a[this.thread.x] + 1; }', { output: [3], ...P }); return arr(k2(new Float32Array([1, 2, 3]))); });
    await T('lost: new GPU', async () => { const g2 = new GPU({ mode }); const k2 = g2.createKernel('function (a) { return a[this.thread.x] + 1; }', { output: [3], ...P }); return arr(k2(new Float32Array([1, 2, 3]))); });
    await T('restored', async () => { ext.restoreContext(); await wait(200); return ev.join() + ' isContextLost ' + gl.isContextLost() + ' old kernel gives ' + await arr(k(new Float32Array([1, 2, 3]))); });
    await T('gpu.destroy()', async () => { await g.destroy(); return 'events ' + ev.join() + ' isContextLost ' + gl.isContextLost(); });
  }
  if (mode === 'webgpu') {
    const ev = []; gl.device.lost.then(i => ev.push('lost ' + i.reason + ' ' + i.message)); 
    await T('gpu.destroy() leaves the device', async () => { const g2 = new GPU({ mode }); const k2 = g2.createKernel('function () { return 1; }', { output: [2], ...P }); await k2(); await g2.destroy(); await wait(50); return 'ctx same ' + (gl.isLost === false) + ' ' + ev.join(); });
    await T('device.destroy(): read in flight', async () => { const a = await k(new Float32Array([1, 2, 3])); const p = a.toArray(); gl.device.destroy(); try { return 'read ' + Array.from(await p); } catch (e) { return 'read rejects ' + e.name + ': ' + e.message.slice(0, 150); } });
    await T('call in the same turn', async () => { const v = await k(new Float32Array([1, 2, 3])); try { return 'gave ' + Array.from(await v.toArray()); } catch (e) { return 'read rejects ' + e.message.slice(0, 150); } });
    await wait(100);
    await T('events', async () => ev.join() + ' context.isLost ' + gl.isLost);
    await T('call after', async () => { const p = (() => { try { return k(new Float32Array([1, 2, 3])); } catch (e) { return 'sync throw ' + e.message; } })(); if (typeof p === 'string') return p; try { return arr(await p); } catch (e) { return 'rejects ' + e.message.slice(0, 160); } });
    await T('read older result', async () => arr(r));
    await T('new kernel on same GPU', async () => { const k2 = g.createKernel('function (a) { return a[this.thread.x] + 1; }', { output: [3], ...P }); return (await arr(await k2(new Float32Array([1, 2, 3])))) + ' new device ' + (k2.kernel.context !== gl); });
  }
  return R;
}
