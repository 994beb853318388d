import { cpu } from "@lockstep/backend-cpu";
import { map, reduce } from "@lockstep/core";

const sigmoid = map((x) => 1 / (1 + Math.exp(-x)));
const sum = reduce((acc, x) => acc + x, 0);

export async function firstLook() {
  const device = cpu();
  const x = device.tensor([
    [0, 1],
    [2, 3],
  ]);
  return await sum(sigmoid(x), { axis: 1 }).array();
}
