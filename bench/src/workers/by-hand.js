/**
 * An addition as the barest loop in WebAssembly, on two threads of which each does one half and shares nothing: where memory
 * bounds it, no backend can be quicker at a single one. This file is also the program of the other thread.
 */
import { isMainThread, Worker, workerData } from "node:worker_threads";
import loadWabt from "wabt";
import { contenderOf } from "./turns.js";

/** `o[i] = x[i] + y[i]` for `n` float32, a multiple of 4; `x`, `y` and `o` are addresses. */
const text = `(module
  (import "m" "m" (memory 0 65536 shared))
  (func (export "add") (param $x i32) (param $y i32) (param $o i32) (param $n i32)
    (loop $more
      (v128.store (local.get $o) (f32x4.add (v128.load (local.get $x)) (v128.load (local.get $y))))
      (local.set $x (i32.add (local.get $x) (i32.const 16)))
      (local.set $y (i32.add (local.get $y) (i32.const 16)))
      (local.set $o (i32.add (local.get $o) (i32.const 16)))
      (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 4)))))))`;

const pageBytes = 65536;
/** Words that both threads share: rounds asked for, and rounds done. */
const [asked, done] = [0, 1];
/** Milliseconds that the other thread looks for work before it sleeps: no longer than a call waits for the next. */
const spin = 0.5;
/** Milliseconds after which threads of the backend sleep, which would have a core half of the time otherwise. */
const untilTheySleep = 30;

/** Three arrays in a memory, and the loop over them. */
class Addition {
  /** @param {WebAssembly.Module} module @param {WebAssembly.Memory} memory @param {number} elements a multiple of 8 */
  constructor(module, memory, elements) {
    const { exports } = new WebAssembly.Instance(module, { m: { m: memory } });
    this.add = /** @type {(x: number, y: number, out: number, count: number) => void} */ (exports.add);
    this.elements = elements;
  }

  /** @param {number} from @param {number} to */
  run(from, to) {
    const bytes = 4 * this.elements;
    this.add(4 * from, bytes + 4 * from, 2 * bytes + 4 * from, to - from);
  }
}

export class ByHand {
  #words = new Int32Array(new SharedArrayBuffer(8));
  /** @type {Worker | undefined} */
  #worker;

  /** @param {number} elements a multiple of 8 */
  async contender(elements) {
    const wabt = await loadWabt();
    const { buffer } = wabt.parseWat("add.wat", text, { simd: true, threads: true }).toBinary({});
    const module = new WebAssembly.Module(new Uint8Array(buffer));
    const pages = Math.ceil((12 * elements) / pageBytes);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
    const [inputs, sums] = [0, 8 * elements].map((from) => new Float32Array(memory.buffer, from));
    inputs.fill(1, 0, 2 * elements);
    const words = this.#words;
    this.#worker = new Worker(new URL(import.meta.url), { workerData: { words, module, memory, elements } });
    this.#worker.unref();
    while (Atomics.load(words, done) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const addition = new Addition(module, memory, elements);
    const run = () => {
      const round = Atomics.add(words, asked, 1) + 1;
      Atomics.notify(words, asked);
      addition.run(0, elements / 2);
      while (Atomics.load(words, done) !== round + 1);
    };
    run();
    if (!sums.slice(0, elements).every((sum) => sum === 2)) throw new Error("The loop by hand adds wrongly");
    const contender = await contenderOf({ synchronize: async () => {} }, run);
    /** @param {number} calls */
    const time = async (calls) => {
      await new Promise((resolve) => setTimeout(resolve, untilTheySleep));
      return contender.time(calls);
    };
    return { run, time };
  }

  async end() {
    await this.#worker?.terminate();
  }
}

if (!isMainThread && workerData?.module) {
  /** @type {{ words: Int32Array, module: WebAssembly.Module, memory: WebAssembly.Memory, elements: number }} */
  const { words, module, memory, elements } = workerData;
  const addition = new Addition(module, memory, elements);
  Atomics.store(words, done, 1);
  for (let round = 0; ; round++) {
    const start = performance.now();
    while (Atomics.load(words, asked) === round) {
      if (performance.now() - start > spin) Atomics.wait(words, asked, round);
    }
    addition.run(elements / 2, elements);
    Atomics.store(words, done, round + 2);
  }
}
