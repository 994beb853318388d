/** A loaded program with the inputs that its `setup` made on a device: what is run, timed and shown. */
import { type Backend, Tensor } from "@lockstep/core";
import type { Extent, Inputs, Picture, Result } from "../run/protocol.js";
import type { LoadedProgram } from "./load-program.js";
import { refusal } from "./refused.js";
import { samplePicture } from "./sample-picture.js";
import { disposeAllBut, tensorsIn } from "./tensors-in.js";
import { volcanoColumns, volcanoHeights, volcanoRows } from "./volcano.js";

type Step = (...args: readonly unknown[]) => unknown;

/** What `setup` can be given beside the device. */
export interface Materials {
  readonly size: number;
  readonly extent: Extent | undefined;
  readonly picture: Picture | undefined;
}

export const materialsOf = ({ size, extent, picture }: Inputs): Materials => ({ size, extent, picture });

export class PreparedProgram {
  private constructor(
    readonly program: LoadedProgram,
    readonly device: Backend,
    /** What `run` takes. */
    private inputs: unknown,
  ) {}

  /** Calls `setup`, and notes in `used` what of its materials it reads. Rejects with what it throws. */
  static async of(
    program: LoadedProgram,
    device: Backend,
    materials: Materials,
    used = new Set<string>(),
  ): Promise<PreparedProgram> {
    const { setup } = program.exports;
    if (setup === undefined) {
      used.add("size");
      const x = device.linspace(-6, 6, materials.size);
      return new PreparedProgram(program, device, { x });
    }
    const inputs = await (setup as Step)(givenTo(device, materials, used));
    return new PreparedProgram(program, device, inputs);
  }

  /** One `run`, of which only the result is left. Its elements may not be there yet. */
  async run(): Promise<Tensor> {
    const { run } = this.program.exports;
    if (typeof run !== "function") {
      throw refusal(
        "PROGRAM",
        this.program.places.ofExport("run"),
        "The program exports no function run",
        "Write export const run = ({ x }) => …, which returns a tensor",
      );
    }
    const result: unknown = await this.device.scope(() => (run as Step)(this.inputs));
    if (result instanceof Tensor && result.device === this.device) return result;
    throw refusal(
      "PROGRAM",
      this.program.places.ofExport("run"),
      `run returns ${describe(result)}, not a tensor`,
      "Return the tensor itself: the playground reads it",
    );
  }

  /** Lets the program go on to the next frame; what that does not need is disposed of. */
  async advance(result: Tensor): Promise<void> {
    const before = [...tensorsIn(this.inputs), result];
    const next = this.program.exports.next as Step;
    this.inputs = await this.device.scope(() => next(this.inputs, result));
    disposeAllBut(before, tensorsIn(this.inputs));
  }

  /** Disposes of a result, unless it is one of the inputs. */
  drop(result: Tensor): void {
    disposeAllBut([result], tensorsIn(this.inputs));
  }

  dispose(): void {
    disposeAllBut(tensorsIn(this.inputs), []);
  }
}

export async function readResult(tensor: Tensor): Promise<Result> {
  return { dtype: tensor.dtype, shape: [...tensor.shape], data: await tensor.data() };
}

/** The parameter of `setup`: what is not read is not made. */
function givenTo(device: Backend, { size, extent, picture }: Materials, used: Set<string>): object {
  const made = new Map<string, unknown>();
  const lazily = (name: string, make: () => unknown): PropertyDescriptor => ({
    enumerable: true,
    get: () => {
      used.add(name);
      if (!made.has(name)) made.set(name, make());
      return made.get(name);
    },
  });
  return Object.defineProperties(
    {},
    {
      device: lazily("device", () => device),
      size: lazily("size", () => size),
      extent: lazily("extent", () => extent),
      picture: lazily("picture", () => {
        const { width, height, data } = picture ?? samplePicture();
        return device.tensor(data, { shape: [height, width, 3] });
      }),
      volcano: lazily("volcano", () =>
        device.tensor(volcanoHeights, { shape: [volcanoRows, volcanoColumns] }),
      ),
    },
  );
}

function describe(value: unknown): string {
  if (value instanceof Tensor) return "a tensor of another device";
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
