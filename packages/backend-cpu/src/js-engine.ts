/**
 * Runs generated loops. The way from a call to its loop is short where all views are contiguous: the kernel
 * object leads to its loops, and the dtypes, as digits of a number, to the one that is meant.
 */
import {
  JavaScriptLoops,
  jsCapabilities,
  Kept,
  type Loop,
  type MatmulDtype,
  planMap,
  planMatmul,
  planReduce,
  shapeOf,
  viewShape,
} from "@lockstep/codegen";
import type { Explanation, Kernel, Operand, Reduction, Request, TypedArray, View } from "@lockstep/core";
import { ArrayStorages } from "./array-storages.js";
import type { CpuStorage } from "./cpu-storage.js";
import type { Engine } from "./engine.js";
import { explainMap, explainMatmul, explainReduce } from "./explain-js.js";
import { isWorthTiling } from "./worth-tiling.js";

/** Digits of a key: five dtypes and the number. */
const kinds = 6;
const numberKind = 5;
/** More operands than this and keys are no longer exact. */
const mostKeyed = 16;

export class JsEngine implements Engine {
  readonly capabilities = jsCapabilities;
  readonly storages = new ArrayStorages();
  readonly #loops = new JavaScriptLoops();
  readonly #contiguous = new Kept<Loop>();

  map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    const count = inputs.length;
    const storage = out.storage as CpuStorage;
    const data = new Array<TypedArray | number>(count + 1);
    const offsets = new Array<number>(count + 1);
    let contiguous = out.layout.contiguous;
    let isMoved = out.layout.offset !== 0;
    let key = storage.code;
    for (let k = 0; k < count; k++) {
      const input = inputs[k]!;
      if (typeof input === "number") {
        data[k] = input;
        offsets[k] = 0;
        key = key * kinds + numberKind;
      } else {
        const { data: elements, code } = input.storage as CpuStorage;
        data[k] = elements;
        offsets[k] = input.layout.offset;
        contiguous &&= input.layout.contiguous;
        isMoved ||= input.layout.offset !== 0;
        key = key * kinds + code;
      }
    }
    data[count] = storage.data;
    offsets[count] = out.layout.offset;
    if (contiguous && count < mostKeyed) {
      this.#contiguousLoop(kernel, isMoved ? -1 - key : key, inputs, out)(data, offsets, 0, out.layout.size);
      return;
    }
    const { shape, geometry, turns } = planMap(inputs.map(shapeOf), viewShape(out));
    this.#loops.map(kernel, shape).loop(data, geometry, 0, turns);
  }

  #contiguousLoop(kernel: Kernel, key: number, inputs: readonly Operand[], out: View): Loop {
    const loops = this.#contiguous.of(kernel);
    let loop = loops.get(key);
    if (loop === undefined) {
      loop = this.#loops.map(kernel, planMap(inputs.map(shapeOf), viewShape(out)).shape).loop;
      loops.set(key, loop);
    }
    return loop;
  }

  reduce(reduction: Reduction, inputs: readonly Operand[], axes: readonly number[], out: View): void {
    const { shape, geometry, turns } = planReduce(reduction, inputs.map(shapeOf), axes, viewShape(out));
    const data = [...inputs.map(dataOf), dataOf(out), reduction.init];
    this.#loops.reduce(reduction, shape).loop(data, geometry, 0, turns);
  }

  matmul(a: View, b: View, out: View): boolean {
    if (!isWorthTiling(out)) return false;
    const { geometries, turns } = planMatmul(a.layout, b.layout, out.layout);
    const { loop } = this.#loops.matmul(out.storage.dtype as MatmulDtype);
    const data = [dataOf(a), dataOf(b), dataOf(out)];
    for (const geometry of geometries) loop(data, geometry, 0, turns);
    return true;
  }

  explain(request: Request): Omit<Explanation, "backend" | "engine"> {
    switch (request.kind) {
      case "map":
        return explainMap(request, this.#loops);
      case "reduce":
        return explainReduce(request, this.#loops);
      case "matmul":
        return explainMatmul(request, this.#loops);
    }
  }
}

const dataOf = (operand: Operand): TypedArray | number =>
  typeof operand === "number" ? operand : (operand.storage as CpuStorage).data;
