/** A driver that computes here, and lets a test say when something is done. */
import type { LockstepError } from "@lockstep/core";
import type { Driver } from "../engines/driver.js";
import type { Gather } from "../gather/gather.js";

/** A program adds the number in its name to each element of its inputs. */
type Program = number;

export interface FakeWords {
  readonly values: Float32Array;
  isFreed: boolean;
}

export class FakeDriver implements Driver<Program, FakeWords> {
  readonly name = "webgpu";
  readonly adapter = { description: "a fake", software: true };
  readonly limits = { elements: 2 ** 26, inputs: 3 };
  readonly dtypes = ["float32", "int32", "uint8", "bool"] as const;
  readonly lost: Promise<LockstepError>;
  lose!: (error: LockstepError) => void;
  /** What was done, in short. */
  readonly log: string[] = [];
  readonly discarded: Program[] = [];
  /** How much was submitted and not done, at most. */
  mostInFlight = 0;
  #submitted = 0;
  #done = 0;
  readonly #building: (() => void)[] = [];
  readonly #draining: (() => void)[] = [];

  constructor(readonly compilesLater = false) {
    this.lost = new Promise((resolve) => {
      this.lose = resolve;
    });
  }

  /** Everything that compiles is compiled. */
  compileAll(): void {
    for (const done of this.#building.splice(0)) done();
  }

  /** What was submitted before somebody asked is done. */
  drainOne(): void {
    this.#draining.shift()?.();
  }

  get isAskedToDrain(): boolean {
    return this.#draining.length > 0;
  }

  print(gather: Gather): string {
    return gather.name;
  }

  build(gather: Gather): Program | Promise<Program> {
    const by = Number(gather.name);
    if (Number.isNaN(by)) throw new Error(`${gather.name} is no number`);
    this.log.push(`build ${by}`);
    if (!this.compilesLater) return by;
    return new Promise((resolve) => this.#building.push(() => resolve(by)));
  }

  discard(program: Program): void {
    this.discarded.push(program);
  }

  upload(values: Float32Array): FakeWords {
    this.log.push(`upload ${values[0]}`);
    return this.#submit(values.slice());
  }

  run(
    program: Program,
    inputs: readonly FakeWords[],
    _scalars: readonly number[],
    length: number,
  ): FakeWords {
    this.log.push(`run ${program}`);
    if (inputs.some((input) => input.isFreed)) throw new Error("reads what was freed");
    return this.#submit(Float32Array.from({ length }, (_, at) => (inputs[0]?.values[at] ?? 0) + program));
  }

  #submit(values: Float32Array): FakeWords {
    this.mostInFlight = Math.max(this.mostInFlight, ++this.#submitted - this.#done);
    return { values, isFreed: false };
  }

  async download(words: FakeWords): Promise<Float32Array> {
    if (words.isFreed) throw new Error("reads what was freed");
    return words.values;
  }

  free(words: FakeWords): void {
    if (words.isFreed) throw new Error("freed twice");
    words.isFreed = true;
    this.log.push(`free ${words.values[0]}`);
  }

  async guarded(make: () => FakeWords): Promise<FakeWords> {
    this.log.push("guarded");
    return make();
  }

  drained(): Promise<void> {
    const submitted = this.#submitted;
    return new Promise((resolve) =>
      this.#draining.push(() => {
        this.#done = submitted;
        resolve();
      }),
    );
  }

  async close(): Promise<void> {
    this.log.push("close");
  }
}
