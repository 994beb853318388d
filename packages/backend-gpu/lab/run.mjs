// node run.mjs t1.js [modes...]   modes: cpu webasm nodegpu webgl2 webgl chromegpu
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
const [file, ...want] = process.argv.slice(2);
const modes = want.length ? want : ['cpu', 'webasm', 'nodegpu', 'webgl2', 'webgl', 'chromegpu'];
mkdirSync('out', { recursive: true });
const show = (m, r) => { console.log(`== ${m}`); for (const [k, v] of Object.entries(r)) console.log(`  ${k}: ${typeof v === 'string' ? v : JSON.stringify(v)}`); writeFileSync(`out/${file.replace(/\W/g, '_')}.${m}.json`, JSON.stringify(r, null, 1)); };
const nodeModes = modes.filter(m => ['cpu', 'webasm', 'nodegpu'].includes(m)), pageModes = modes.filter(m => ['webgl', 'webgl2', 'chromegpu'].includes(m));
if (nodeModes.length) {
  if (nodeModes.includes('nodegpu')) {
    process.env.VK_ICD_FILENAMES ??= '/usr/lib/chromium/vk_swiftshader_icd.json';
    const { create, globals } = await import('webgpu'); Object.assign(globalThis, globals); const gpu = create([]);
    Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
  }
  const { GPU } = createRequire(import.meta.url)('gpu.js'); globalThis.GPU = GPU;
  const { test } = await import('./' + file);
  for (const m of nodeModes) { const t = performance.now(); let r; try { r = await test({ GPU, mode: m === 'nodegpu' ? 'webgpu' : m, where: 'node' }); } catch (e) { r = { FAIL: String(e.stack).slice(0, 600) }; } r._ms = performance.now() - t | 0; show(m, r); }
}
if (pageModes.length) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--enable-unsafe-webgpu', ...(process.env.CHROME_ARGS ? process.env.CHROME_ARGS.split(' ') : [])] });
  for (const m of pageModes) {
    const page = await browser.newPage();
    await page.route('**/*', r => { const u = new URL(r.request().url()); const f = u.pathname === '/' ? null : u.pathname.slice(1); if (!f) return r.fulfill({ contentType: 'text/html', body: '<!doctype html><title>lab</title>' }); try { r.fulfill({ contentType: 'text/javascript', body: readFileSync(f === 'gpu.js' ? 'node_modules/gpu.js/dist/gpu-browser.js' : f, 'utf8') }); } catch { r.fulfill({ status: 404 }); } });
    if (process.env.VERBOSE) page.on('console', c => console.log('   [page]', c.text().slice(0, 500)));
    await page.goto('http://localhost/'); await page.addScriptTag({ url: '/gpu.js' });
    let r; try { r = await page.evaluate(async ([f, mode]) => { const { test } = await import('/' + f); const G = window.GPU.GPU || window.GPU; const t = performance.now(); let r; try { r = await test({ GPU: G, mode, where: 'page' }); } catch (e) { r = { FAIL: String(e.stack).slice(0, 600) }; } r._ms = performance.now() - t | 0; return r; }, [file, m === 'chromegpu' ? 'webgpu' : m]); } catch (e) { r = { FAIL: e.message.slice(0, 400) }; }
    show(m, r); await page.close();
  }
  await browser.close();
}
process.exit(0);
