import { expect, test } from "vitest";
import { workers } from "./index.js";

test("what is compiled while threads start leaves nothing behind", async () => {
  await using device = await workers({ threads: 2 });
  expect(device.memory()).toMatchObject({ tensors: 0, bytes: 0 });
  await expect(device.synchronize()).resolves.toBeUndefined();
});
