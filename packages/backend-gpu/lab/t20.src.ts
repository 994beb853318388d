import { numericFunctions, mapOf } from "../../../packages/codegen/src/testing/kernels.ts";
import { evaluator, type Kernel } from "@lockstep/core";
import { writeProgram } from "../src/shader/program.ts";
import { wgsl } from "../src/shader/wgsl.ts";
import { glsl } from "../src/shader/glsl.ts";
const F = [0, -0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3, 7, -7, 1e-3, 123.456, -9999.5, 16777217, 2147483648, -2147483648, 3e9, 1e20, 3.4e38, Infinity, -Infinity, NaN].map(Math.fround);
const I = [0, 1, -1, 2, 3, -3, 7, -7, 31, 32, 33, 255, -256, 65535, 65536, 123456789, -987654321, 2147483647, -2147483648, 2147483646, -2147483647, 16777217, 1073741824, -16];
export async function test({ GPU, mode }: any) {
  const R: any = {}; const g = new GPU({ mode }); const wg = mode === "webgpu"; const L = wg ? wgsl : glsl;
  let good = 0;
  for (const [name, fn] of Object.entries(numericFunctions)) for (const type of ["float32", "int32"] as const) {
    const key = `${name} ${type}`;
    let text = "";
    try {
      const kernel: Kernel = mapOf(fn as never, [{ dtype: type } as never, { dtype: type } as never].map((_, i) => type as never));
      const V = type === "float32" ? F : I; const n = V.length * V.length;
      const a = new Float32Array(n), b = new Float32Array(n); const ai = new Int32Array(a.buffer), bi = new Int32Array(b.buffer);
      for (let i = 0; i < n; i++) { const x = V[i % V.length]!, y = V[Math.floor(i / V.length)]!; if (type === "float32") { a[i] = x; b[i] = y; } else { ai[i] = x; bi[i] = y; } }
      const conv = (t: string, v: string) => t === "int32" ? L.bitsOf(v) : t === "bool" ? `(${L.bitsOf(v)} != 0)` : v;
      const call = `${L.called("userK")}(${kernel.parameters.map((p, i) => conv(p.type, "xy"[i]!)).join(", ")})`;
      const back = kernel.type === "float32" ? call : L.fromBits(kernel.type === "bool" ? L.cast("int32", call) : call);
      text = writeProgram(L, kernel, "userK") + "\n" + L.fn("user", [{ name: "x", type: "float32" }, { name: "y", type: "float32" }], "float32", [`return ${back};`]).join("\n");
      const k = g.createKernel("function (a, b) { return user(a[this.thread.x], b[this.thread.x]); }", { output: [n], pipeline: true, immutable: true, precision: "single", tactic: "precision", fixIntegerDivisionAccuracy: false, optimizeFloatMemory: !wg, nativeFunctions: [{ name: "user", source: text, argumentTypes: { x: "Number", y: "Number" }, returnType: "Number" }] });
      const t = await k(a, b); const out = await t.toArray(); const oi = new Int32Array(out.buffer, out.byteOffset, out.length);
      const evaluate = evaluator(kernel); const bad: string[] = [];
      for (let i = 0; i < n; i++) { const x = V[i % V.length]!, y = V[Math.floor(i / V.length)]!; const want = Number(evaluate(x, y)); const got = kernel.type === "float32" ? out[i]! : oi[i]!; const ok = kernel.type === "float32" ? Object.is(Math.fround(want), got) || (want !== want && got !== got) : want === got; if (!ok) bad.push(`(${Object.is(x,-0)?"-0":x}, ${Object.is(y,-0)?"-0":y}) want ${Object.is(want,-0)?"-0":want} got ${Object.is(got,-0)?"-0":got}`); }
      if (bad.length) R[key] = `${bad.length}/${n} WRONG ${bad.slice(0, 3).join("; ")}`; else good++;
    } catch (e: any) { R[key] = "ERR " + String(e.message ?? e).replace(/\s+/g, " ").slice(0, 300) + (globalThis.process?.env?.SHOW ? text : ""); }
  }
  R.good = good; return R;
}
