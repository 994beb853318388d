/** `Atomics.waitAsync`, which TypeScript's library does not know yet, and platforms neither everywhere. */

interface Waiting {
  readonly async: boolean;
  readonly value: Promise<string> | string;
}

type WaitAsync = (words: Int32Array, index: number, value: number, timeout: number) => Waiting;

/** Milliseconds between two looks, where the platform cannot wait. */
const lookEvery = 1;

/** Resolves when somebody notifies the word, or when it no longer holds `value`, or after `timeout` milliseconds. */
export async function waitAsync(
  words: Int32Array,
  index: number,
  value: number,
  timeout: number,
): Promise<void> {
  const native = (Atomics as { waitAsync?: WaitAsync }).waitAsync;
  if (native !== undefined) {
    await native(words, index, value, timeout).value;
    return;
  }
  const end = performance.now() + timeout;
  while (Atomics.load(words, index) === value && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, lookEvery));
  }
}
