/**
 * An engine over a driver: calls are queued and return at once, and go to the driver in their order as soon as nothing
 * stands in their way: a program that still compiles, or more on the way than the card should hold.
 *
 * What goes at once goes within the call; ten thousand calls without a pause leave small objects here, and no arrays.
 */
import { type Dtype, LockstepError } from "@lockstep/core";
import type { Gather } from "../gather/gather.js";
import { checkGather, checkKept, checkLength } from "./checks.js";
import type { Adapter, Engine, EngineLimits, EngineName, Handle } from "./engine.js";
import { Kept, KeptArrays } from "./kept.js";
import type { Shared } from "./shared.js";
import { type Bounds, Submitted } from "./submitted.js";
import { bytesOf, inputsOf, Queue, type RunTask, type Task, type UploadTask } from "./task.js";

/** From so many bytes on it is waited for whether there was memory. */
const large = 2 ** 26;

const defaultBounds: Bounds = { runs: 128, bytes: 2 ** 28 };

export class QueuedEngine<Program, Words> implements Engine {
  readonly name: EngineName;
  readonly adapter: Adapter;
  readonly limits: EngineLimits;
  readonly dtypes: readonly Dtype[];
  readonly flushesSubnormals: boolean;

  readonly #shared: Shared<Program, Words>;
  readonly #queue = new Queue<Task<Program, Words>>();
  readonly #submitted: Submitted;
  readonly #arrays: KeptArrays<Words>;
  #isWaiting = false;
  /** Why nothing will be computed any more. */
  #end: LockstepError | undefined;
  #closing: Promise<void> | undefined;

  /** `leave`: called once, when the engine is closed. */
  constructor(
    shared: Shared<Program, Words>,
    readonly leave: () => Promise<void>,
    bounds: Bounds = defaultBounds,
  ) {
    const { driver, facts } = shared;
    this.name = driver.name;
    this.adapter = driver.adapter;
    this.limits = driver.limits;
    this.dtypes = facts.dtypes;
    this.flushesSubnormals = facts.flushesSubnormals;
    this.#shared = shared;
    this.#arrays = new KeptArrays(driver);
    this.#submitted = new Submitted(bounds, () => driver.drained());
    driver.lost.then((error) => this.#stop(error));
  }

  print(gather: Gather): string {
    checkGather(this, gather);
    return this.#shared.driver.print(gather);
  }

  upload(words: Float32Array | Int32Array): Handle {
    this.#checkOpen();
    checkLength(this, words.length);
    const target = new Kept<Words>(words.length);
    if (this.#end) target.failure = this.#end;
    else if (words.length > 0) {
      const task: UploadTask<Words> = { kind: "upload", target, words };
      this.#ask(task);
      if (!this.#queue.isEmpty) task.words = words.slice();
    }
    return target;
  }

  run(gather: Gather, inputs: readonly Handle[], scalars: readonly number[], length: number): Handle {
    this.#checkOpen();
    checkGather(this, gather);
    checkLength(this, length);
    const reads = inputs as readonly Kept<Words>[];
    checkKept(...reads);
    const target = new Kept<Words>(length);
    if (this.#end) target.failure = this.#end;
    else if (length > 0) {
      const entry = this.#shared.programs.take(gather);
      this.#ask({ kind: "run", target, entry, inputs: reads, scalars });
    }
    return target;
  }

  async download(handle: Handle): Promise<Float32Array> {
    this.#checkOpen();
    const source = handle as Kept<Words>;
    checkKept(source);
    if (source.failure) throw source.failure;
    if (source.length === 0) return new Float32Array(0);
    if (this.#end) throw this.#end;
    const words = new Promise<Float32Array>((resolve, reject) =>
      this.#ask({ kind: "download", source, resolve, reject }),
    );
    return words.catch(this.#why);
  }

  release(handle: Handle): void {
    const kept = handle as Kept<Words>;
    kept.isReleased = true;
    this.#arrays.freeForgotten(kept);
  }

  async settled(): Promise<void> {
    this.#checkOpen();
    if (this.#end) throw this.#end;
    await new Promise<void>((resolve, reject) => this.#ask({ kind: "mark", resolve, reject })).catch(
      this.#why,
    );
  }

  /** What failed because nothing is computed any more says why that is. */
  readonly #why = (error: unknown): never => {
    throw this.#end ?? this.#shared.explain(error);
  };

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#stop(closed());
    this.#arrays.freeAll();
    await this.leave();
  }

  #checkOpen(): void {
    if (this.#closing) throw closed();
  }

  #ask(task: Task<Program, Words>): void {
    for (const input of inputsOf(task)) input.readers++;
    this.#queue.push(task);
    this.#pump();
  }

  #pump(): void {
    while (!this.#isWaiting) {
      const task = this.#queue.head;
      if (task === undefined) return;
      const obstacle = this.#obstacle(task);
      if (!obstacle) this.#queue.shift();
      const work = obstacle ?? this.#start(task);
      if (work) this.#wait(work);
    }
  }

  #wait(work: Promise<unknown>): void {
    this.#isWaiting = true;
    const go = (): void => {
      this.#isWaiting = false;
      this.#pump();
    };
    work.then(go, go);
  }

  #obstacle(task: Task<Program, Words>): Promise<void> | undefined {
    if (!this.#submitted.admits(bytesOf(task))) return this.#submitted.room();
    return task.kind === "run" ? task.entry.building : undefined;
  }

  /** Gives a promise where the next task has to wait for this one. */
  #start(task: Task<Program, Words>): Promise<void> | undefined {
    const { driver } = this.#shared;
    switch (task.kind) {
      case "upload":
        return this.#produce(task.target, () => driver.upload(task.words));
      case "run":
        return this.#startRun(task);
      case "download": {
        const { source, resolve, reject } = task;
        if (source.failure) reject(source.failure);
        else {
          resolve(driver.download(source.words!, source.length));
          this.#submitted.add(source.bytes);
        }
        this.#readersDone(task);
        return undefined;
      }
      case "mark":
        task.resolve(driver.drained());
        return undefined;
    }
  }

  #startRun(task: RunTask<Program, Words>): Promise<void> | undefined {
    const { driver, programs } = this.#shared;
    const { target, entry, inputs, scalars } = task;
    const failure = entry.failure ?? inputs.find((input) => input.failure)?.failure;
    let work: Promise<void> | undefined;
    if (failure) target.failure = failure;
    else if (!target.isForgotten) {
      const words = inputs.map((input) => input.words ?? this.#shared.empty());
      work = this.#produce(target, () => driver.run(entry.program!, words, scalars, target.length));
    }
    programs.leave(entry);
    this.#readersDone(task);
    return work;
  }

  #produce(target: Kept<Words>, make: () => Words): Promise<void> | undefined {
    const arrive = (words: Words): void => {
      this.#submitted.add(target.bytes);
      this.#arrays.arrive(target, words);
    };
    const fail = (error: unknown): void => {
      target.failure = this.#end ?? this.#shared.explain(error);
    };
    if (target.bytes >= large) return this.#shared.driver.guarded(make).then(arrive, fail);
    try {
      arrive(make());
    } catch (error) {
      fail(error);
    }
    return undefined;
  }

  #readersDone(task: Task<Program, Words>): void {
    for (const input of inputsOf(task)) {
      input.readers--;
      this.#arrays.freeForgotten(input);
    }
  }

  /** Nothing more is computed: what waits fails, and what is asked later. */
  #stop(error: LockstepError): void {
    if (this.#end) return;
    this.#end = error;
    for (const task of this.#queue.drain()) {
      if (task.kind === "run") this.#shared.programs.leave(task.entry);
      if (task.kind === "download" || task.kind === "mark") task.reject(error);
      else task.target.failure = error;
      this.#readersDone(task);
    }
  }
}

const closed = (): LockstepError =>
  new LockstepError("DISPOSED", {
    cause: "The device was disposed of",
    mend: "Make another one",
  });
