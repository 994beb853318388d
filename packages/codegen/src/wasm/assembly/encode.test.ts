import { describe, expect, it } from "vitest";
import { assemble, sectionsOf } from "../../testing/wabt.js";
import type { FunctionBuilder, Label } from "./function-builder.js";
import { instructionForm, instructions } from "./instructions.js";
import { importModule, ModuleBuilder } from "./module-builder.js";
import { printModule } from "./print.js";

const codeSection = 10;

/** A module of one function of an int32, which gives one. */
function moduleOf(write: (builder: FunctionBuilder, module: ModuleBuilder) => void): ModuleBuilder {
  const module = new ModuleBuilder(false);
  const builder = module.add("run", [{ name: "x", type: "i32" }], ["i32"]);
  write(builder, module);
  module.export(builder);
  return module;
}

/** Runs it, after its text was compared with its bytes. */
function run(module: ModuleBuilder, ...args: number[]): number[] {
  expect(sectionsOf(assemble(printModule(module)))).toEqual(sectionsOf(module.bytes()));
  const imports = {
    memory: new WebAssembly.Memory({ initial: 1, maximum: 1 }),
    tables: new WebAssembly.Global({ value: "i32", mutable: false }, 0),
    remainder: (a: number, b: number) => a % b,
  };
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.bytes()), {
    [importModule]: imports,
  });
  const entry = instance.exports.run as (x: number) => number;
  return args.map(entry);
}

const powers = Array.from({ length: 32 }, (_, i) => 2 ** i);
const signed = [...new Set(powers.flatMap((p) => [p, p - 1, p + 1, -p, -p - 1, 1 - p]))].filter(
  (x) => (x | 0) === x,
);
const unsigned = [...new Set(powers.flatMap((p) => [p - 1, p, p + 1])), 2 ** 32 - 1];

describe("integers of variable length", () => {
  it("are constants of every length", () => {
    for (const value of signed)
      expect(
        run(
          moduleOf((builder) => builder.i32(value)),
          0,
        ),
      ).toEqual([value]);
  });

  it("are offsets of every length", () => {
    const module = moduleOf((builder) => {
      for (const offset of unsigned) {
        builder.get(0);
        builder.emit("v128.load", offset);
        builder.set(builder.local("v128", "v"));
      }
      builder.get(0);
    });
    expect(WebAssembly.validate(module.bytes())).toBe(true);
    expect(sectionsOf(assemble(printModule(module)))).toEqual(sectionsOf(module.bytes()));
  });

  it("are indices of locals and functions, and sizes, beyond one byte and two", () => {
    for (const count of [127, 128, 129, 5000]) {
      const module = moduleOf((builder) => {
        const locals = Array.from({ length: count }, (_, i) =>
          builder.local(i % 3 === 0 ? "f64" : "i32", "v"),
        );
        builder.get(0);
        builder.set(locals[1]!);
        builder.get(locals.findLast((local) => builder.locals[local]!.type === "i32")!);
        builder.get(locals[1]!);
        builder.emit("i32.add");
      });
      expect(run(module, 7)).toEqual([7]);
    }
    const many = moduleOf((builder, module) => {
      const others = Array.from({ length: 300 }, (_, i) => {
        const other = module.add("other", [], ["i32"]);
        other.i32(i);
        return other;
      });
      for (const other of [others[0]!, others[126]!, others[299]!])
        builder.emit("call", module.indexOf(other));
      builder.emit("i32.add");
      builder.emit("i32.add");
    });
    expect(run(many, 0)).toEqual([425]);
  });

  it("are bytes of tables", () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256);
    const module = moduleOf((builder, own) => {
      expect(own.table(bytes.slice(0, 60_000))).toBe(0);
      const at = own.table(bytes.slice(0, 300));
      expect([at, own.table(bytes.slice(0, 60_000)), own.tables.length]).toEqual([60_000, 0, 60_300]);
      builder.get(0);
      builder.emit("global.get", 0);
      builder.emit("i32.add");
      builder.emit("i32.load8_u", at);
    });
    expect(run(module, 0, 1, 299)).toEqual([0, 7, bytes[299]]);
  });
});

describe("branches", () => {
  const depth = 6;

  it("leave as many blocks as stand between", () => {
    // Block d, from the outermost, is left by brIf where x is d; behind it d is added to the result.
    const module = moduleOf((builder) => {
      const result = builder.local("i32", "result");
      const nest = (d: number, labels: readonly Label[]): void => {
        if (d < depth) {
          builder.block((label) => nest(d + 1, [...labels, label]));
          builder.get(result);
          builder.i32(10 ** d);
          builder.emit("i32.add");
          builder.set(result);
          return;
        }
        labels.forEach((label, target) => {
          builder.get(0);
          builder.i32(target);
          builder.emit("i32.eq");
          builder.if(() => builder.br(label));
          builder.get(0);
          builder.i32(target + depth);
          builder.emit("i32.eq");
          builder.brIf(label);
        });
      };
      nest(0, []);
      builder.get(result);
    });
    // Leaving block t, from inside or beneath an `if`, all up to it are behind, inner ones are passed over.
    const behind = (target: number) => Number("1".repeat(target + 1));
    const targets = Array.from({ length: depth }, (_, t) => t);
    expect(run(module, ...targets)).toEqual(targets.map(behind));
    expect(run(module, ...targets.map((t) => t + depth))).toEqual(targets.map(behind));
    expect(run(module, 99)).toEqual([behind(depth - 1)]);
  });

  it("go back to the beginning of a loop, also from within a branch of it", () => {
    const module = moduleOf((builder) => {
      const sum = builder.local("i32", "sum");
      builder.loop((again) => {
        builder.get(0);
        builder.if(
          () => {
            builder.get(sum);
            builder.get(0);
            builder.emit("i32.add");
            builder.set(sum);
            builder.advance(0, -1);
            builder.br(again);
          },
          () => builder.advance(sum, 1000),
        );
      });
      builder.get(sum);
    });
    expect(run(module, 0, 4, 10)).toEqual([1000, 1010, 1055]);
  });
});

describe("shuffles", () => {
  it("take bytes by their places in both operands", () => {
    const places = [31, 0, 15, 16, 7, 8, 24, 23, 1, 2, 3, 4, 30, 29, 28, 27];
    for (let word = 0; word < 4; word++) {
      const module = moduleOf((builder) => {
        builder.get(
          builder.constant(
            Uint8Array.from({ length: 16 }, (_, i) => i),
            "low",
          ),
        );
        builder.get(
          builder.constant(
            Uint8Array.from({ length: 16 }, (_, i) => 16 + i),
            "high",
          ),
        );
        builder.emit("i8x16.shuffle", ...places);
        builder.emit("i32x4.extract_lane", word);
      });
      const bytes = places.slice(4 * word, 4 * word + 4);
      expect(run(module, 0)).toEqual([bytes.reduce((all, byte, i) => all + byte * 256 ** i, 0)]);
    }
  });
});

describe("the instruction table", () => {
  const names = [...instructions.keys()].filter((name) => !["else", "end"].includes(name));

  it.each(names)("has the bytes of %s", (name) => {
    const bytes = Array.from({ length: 16 }, (_, i) => i);
    const immediates: Readonly<Record<string, readonly number[]>> = {
      none: [],
      index: [0],
      block: [],
      i32: [-5],
      f32: [1.5],
      f64: [-0.1],
      bytes,
      memory: [130],
      memoryLane: [130, 1],
      lane: [1],
      twoMemories: [],
      oneMemory: [],
    };
    const form = instructionForm(name);
    const module = moduleOf((builder) => {
      const isBranch = name.startsWith("br");
      if (isBranch) builder.emit("block");
      builder.emit(name, ...immediates[form.immediate]!);
      if (isBranch || form.immediate === "block") builder.emit("end");
    });
    const assembled = sectionsOf(assemble(printModule(module)))[codeSection];
    expect(sectionsOf(module.bytes())[codeSection]).toBe(assembled);
  });

  it("was found, and knows no others", () => {
    expect(names.length).toBeGreaterThan(100);
    expect(() => instructionForm("i32.rotl")).toThrow(RangeError);
  });
});
