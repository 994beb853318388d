/**
 * What whoever writes a backend extends: a device on which every standard operation runs.
 *
 * It stands above the operations because they are methods of its tensors. A page that imports `Device` and a few
 * operations, and no backend, need not carry the others.
 */
import { Device } from "../backend/device.js";
import { matmulAsReduction } from "../backend/matmul-default.js";
import type { View } from "../backend/storage.js";
import { installStandardMethods } from "./methods.js";

export abstract class Backend extends Device {
  constructor() {
    super();
    installStandardMethods();
  }

  /** As `Device` says, in terms of `reduce`; override it for speed. */
  matmul(a: View, b: View, out: View): void {
    const request = matmulAsReduction(a, b, { dtype: out.storage.dtype, layout: out.layout });
    const result = { storage: out.storage, layout: request.out.layout };
    this.reduce(request.reduction, request.inputs, request.axes, result);
  }
}
