/** How elements are shared out, and that a program of GPU.js that looks otherwise is not taken for one that is known. */
import { expect, test } from "vitest";
import type { WebGpuKernel } from "./gpu-js.js";
import { walkInStrides, withStrides } from "./webgpu-dispatch.js";

const source = `var<private> threadGid : vec3<u32>;
@compute @workgroup_size(64, 1, 1)
fn main(@builtin(global_invocation_id) gid : vec3<u32>) {
  let data_index : i32 = i32(flat_index);
result[data_index] = fn_gather(i32(threadGid.x), params.user_zero);return;
}`;

test("an invocation takes every element that is its own", () => {
  const lines = withStrides(source).split("\n");
  expect(lines[0]).toBe("var<private> threadGid : vec3<u32>;");
  expect(lines).toContain("    result[at] = fn_gather(i32(at), params.user_zero);");
  expect(() => withStrides(source.replace("return;", ""))).toThrowError("another main");
});

test.each([
  [true, 1, 1],
  [true, 65, 2],
  [true, 1_000_000, 256],
  [false, 1_000_000, 15_625],
  [false, 100_000_000, 16_384],
] as const)("a driver on the processor (%s) takes %i elements in %i groups", (software, length, groups) => {
  const kernel = { compiledSource: source } as WebGpuKernel;
  walkInStrides(kernel, { description: "", software });
  expect(kernel._computeDispatch([length, 1, 1])).toEqual({
    groups: [groups, 1, 1],
    dispatchWidth: groups * 64,
  });
});
