/**
 * How a kernel of WebGPU walks over its elements. GPU.js starts an invocation for each, 64 in a group, and a driver pays for
 * every group: one on the processor more than for the sum of 64 pairs. So there are only as many invocations as keep
 * the adapter busy, and each takes one element after another, as far apart as there are invocations.
 */
import type { Adapter } from "./engine.js";
import type { WebGpuKernel } from "./gpu-js.js";

const groupSize = 64;

/** Cards hide the time that memory takes behind other invocations; processors have a few lanes. */
const mostGroups = (adapter: Adapter): number => (adapter.software ? 2 ** 8 : 2 ** 14);

/** Has a kernel walk in this way. Called before it is compiled; throws where GPU.js writes something unknown. */
export function walkInStrides(kernel: WebGpuKernel, adapter: Adapter): void {
  kernel.compiledSource = withStrides(kernel.compiledSource);
  kernel._computeDispatch = ([length]) => {
    const groups = Math.min(Math.ceil(length / groupSize), mostGroups(adapter));
    return { groups: [groups, 1, 1], dispatchWidth: groups * groupSize };
  };
}

/** The program with a \`main\` of ours. */
export function withStrides(source: string): string {
  const [, before, call] = /^(.*)@compute .*\nresult\[data_index\] = (.*);return;\n\}$/s.exec(source) ?? [];
  if (before === undefined || call === undefined) throw new Error("GPU.js writes another main than it did");
  return `${before}@compute @workgroup_size(${groupSize}, 1, 1)
fn main(@builtin(global_invocation_id) gid : vec3<u32>) {
  for (var at : u32 = gid.x; at < params.outputX; at += params.dispatchWidth) {
    result[at] = ${call.replace("i32(threadGid.x)", "i32(at)")};
  }
}`;
}
