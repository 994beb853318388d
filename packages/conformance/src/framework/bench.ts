/**
 * What a case works at: the device under test, the oracle that knows its capabilities, and a broom. Tensors
 * made here are disposed of when the case ends, whichever way it ends.
 */
import type { Capabilities, Device, Tensor } from "@lockstep/core";
import { toTyped, type Values } from "../model/values.js";
import type { Got } from "../oracle/compare.js";
import { Oracle } from "../oracle/oracle.js";

/** Makes a new backend. */
export type CreateBackend = () => Device | Promise<Device>;

export class Bench {
  readonly capabilities: Capabilities;
  readonly oracle: Oracle;
  private held: Tensor[] = [];
  private devices: Device[] = [];

  constructor(
    /** The device that most cases share. */
    readonly device: Device,
    private readonly make: CreateBackend,
  ) {
    this.capabilities = device.capabilities;
    this.oracle = new Oracle(device.capabilities);
  }

  /** A tensor of these values, on the shared device. */
  tensor(values: Values, device: Device = this.device): Tensor {
    const { dtype, shape } = values;
    return this.hold(device.tensor(toTyped(values), { dtype, shape }));
  }

  /** Sees to it that `tensor` is disposed of when the case ends. */
  hold<T extends Tensor>(tensor: T): T {
    this.held.push(tensor);
    return tensor;
  }

  /** Another device of the same kind, closed when the case ends. */
  async newDevice(): Promise<Device> {
    const device = await this.make();
    this.devices.push(device);
    return device;
  }

  /** A bench with a device of its own, which this one closes. */
  async onNewDevice(): Promise<Bench> {
    return new Bench(await this.newDevice(), this.make);
  }

  /** What a tensor holds now. */
  async read(tensor: Tensor): Promise<Got> {
    return { dtype: tensor.dtype, shape: tensor.shape, data: await tensor.data() };
  }

  /** Disposes of what the case made. What goes wrong in doing so is for the cases about disposing to find. */
  async cleanUp(): Promise<void> {
    const { held, devices } = this;
    this.held = [];
    this.devices = [];
    for (const tensor of held) quietly(() => tensor.dispose());
    for (const device of devices)
      await Promise.resolve(quietly(() => device.dispose())).catch(() => undefined);
  }
}

function quietly<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
