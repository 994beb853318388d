/** An array of an engine that keeps its arrays here: words, or for int32 the halves of them, whichever was asked for. */
import type { Handle } from "./engine.js";

export interface Halves {
  /** The upper 16 bits of each word as a signed number, and the lower ones as one that is not. */
  readonly high: Float32Array;
  readonly low: Float32Array;
}

export class PlainArray implements Handle {
  #words: Float32Array | undefined;
  #halves: Halves | undefined;

  private constructor(
    readonly length: number,
    from: { words?: Float32Array; halves?: Halves },
  ) {
    this.#words = from.words;
    this.#halves = from.halves;
  }

  static ofWords(words: Float32Array): PlainArray {
    return new PlainArray(words.length, { words });
  }

  static ofHalves(halves: Halves): PlainArray {
    return new PlainArray(halves.high.length, { halves });
  }

  get words(): Float32Array {
    this.#words ??= joined(this.#halves!);
    return this.#words;
  }

  get integers(): Int32Array {
    const { buffer, byteOffset, length } = this.words;
    return new Int32Array(buffer, byteOffset, length);
  }

  get halves(): Halves {
    this.#halves ??= split(this.integers);
    return this.#halves;
  }
}

function split(integers: Int32Array): Halves {
  const high = new Float32Array(integers.length);
  const low = new Float32Array(integers.length);
  for (let i = 0; i < integers.length; i++) {
    high[i] = integers[i]! >> 16;
    low[i] = integers[i]! & 0xffff;
  }
  return { high, low };
}

function joined({ high, low }: Halves): Float32Array {
  const integers = new Int32Array(high.length);
  for (let i = 0; i < integers.length; i++) integers[i] = (high[i]! << 16) | low[i]!;
  return new Float32Array(integers.buffer);
}
