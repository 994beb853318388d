/** Shows that each wall stops what it is there to stop, and nothing else. */
import { describe, expect, test } from "vitest";
import { manifestViolations, violationsOf, type Workspace } from "./violations.js";

const rooms: Workspace[] = [
  { folder: "packages/core", manifest: { name: "@lockstep/core", exports: { ".": {}, "./math": {} } } },
  { folder: "packages/backend-cpu", manifest: { name: "@lockstep/backend-cpu", exports: { ".": {} } } },
  { folder: "packages/conformance", manifest: { name: "@lockstep/conformance", exports: { ".": {} } } },
  { folder: "examples", manifest: { name: "examples" } },
];

function found(file: string, text: string): string[] {
  const [, workspace, path] = /^(.+?)\/((?:src|test)\/.+)$/.exec(file) ?? [];
  return violationsOf({ workspace: workspace!, path: path!, text }, rooms);
}

describe("between packages", () => {
  const fromCpu = 'from "@lockstep/backend-cpu";';

  test.each([
    ["an import", `import { cpu } ${fromCpu}`],
    ["an import over several lines", `import {\n  cpu,\n} ${fromCpu}`],
    ["an import of types", `import type { Cpu } ${fromCpu}`],
    ["a re-export", `export * ${fromCpu}`],
    ["an import() at run time", 'const { cpu } = await import("@lockstep/backend-cpu");'],
    ["an import() of a type", 'type Cpu = import("@lockstep/backend-cpu").Cpu;'],
  ])("core knows no backend: %s", (_, text) => {
    expect(found("packages/core/src/index.ts", text)).toEqual([
      'packages/core/src/index.ts:1 imports "@lockstep/backend-cpu": packages/core may depend on nothing',
    ]);
  });

  test("words in strings and comments are no imports", () => {
    const text = `// import "@lockstep/backend-cpu"\nconst s = 'import "@lockstep/backend-cpu"';`;
    expect(found("packages/core/src/index.ts", text)).toEqual([]);
  });

  test("core and codegen know no platform", () => {
    expect(found("packages/core/src/a.ts", 'import "node:os";')).toHaveLength(1);
    expect(found("packages/codegen/src/a.ts", 'import "node:worker_threads";')).toHaveLength(1);
    expect(found("packages/backend-workers/src/a.ts", 'import "node:worker_threads";')).toEqual([]);
  });

  test("a backend knows no other", () => {
    expect(found("packages/backend-gpu/src/a.ts", `import { cpu } ${fromCpu}`)).toHaveLength(1);
  });

  test("sources may import what stands below them", () => {
    expect(found("packages/codegen/src/a.ts", 'import { map } from "@lockstep/core";')).toEqual([]);
    expect(found("packages/backend-cpu/src/a.ts", 'import { exp } from "@lockstep/core/math";')).toEqual([]);
  });

  test("nobody reaches behind a package's entry points", () => {
    const deep = 'import { x } from "@lockstep/core/src/dtype/dtype.js";';
    expect(found("packages/backend-cpu/src/a.ts", deep)).toHaveLength(1);
    expect(found("examples/src/a.ts", deep)).toHaveLength(1);
    expect(found("examples/src/a.ts", 'import { x } from "../../packages/core/src/index.js";')).toHaveLength(
      1,
    );
  });

  test("tests may use any tool and the suite, and core's may not use the suite that stands on it", () => {
    expect(found("packages/backend-cpu/src/a.test.ts", 'import "@lockstep/conformance";')).toEqual([]);
    expect(found("packages/core/src/a.test.ts", 'import { test } from "vitest";')).toEqual([]);
    expect(found("packages/core/src/a.ts", 'import { test } from "vitest";')).toHaveLength(1);
    expect(found("packages/core/src/a.test.ts", 'import "@lockstep/conformance";')).toHaveLength(1);
    expect(found("packages/codegen/src/a.test.ts", `import { cpu } ${fromCpu}`)).toHaveLength(1);
  });

  test("tests may read the house's configuration", () => {
    const config = 'import { x } from "../../../config/x.mjs";';
    expect(found("packages/core/test/a.test.ts", config)).toEqual([]);
    expect(
      found("packages/core/src/dtype/a.ts", 'import { x } from "../../../../config/x.mjs";'),
    ).toHaveLength(1);
  });

  test("a package.json asks for nothing beyond the wall", () => {
    const manifest = { name: "@lockstep/codegen", dependencies: { "@lockstep/core": "1", lodash: "1" } };
    expect(manifestViolations({ folder: "packages/codegen", manifest })).toEqual([
      'packages/codegen/package.json depends on "lodash": packages/codegen may depend on @lockstep/core only',
    ]);
  });

  test("a new package needs a wall", () => {
    const manifest = { name: "@lockstep/backend-quantum" };
    expect(manifestViolations({ folder: "packages/backend-quantum", manifest })).toHaveLength(1);
  });
});

describe("inside core", () => {
  test("a folder imports only from lower ones", () => {
    expect(found("packages/core/src/tensor/a.ts", 'import { x } from "../dtype/b.js";')).toEqual([]);
    expect(found("packages/core/src/dtype/a.ts", 'import { x } from "../tensor/b.js";')).toEqual([
      'packages/core/src/dtype/a.ts:1 imports "../tensor/b.js": in core, dtype may import errors, and not tensor',
    ]);
  });

  test("a device makes tensors and a tensor asks its device: they share a floor", () => {
    expect(found("packages/core/src/backend/a.ts", 'import { x } from "../tensor/b.js";')).toEqual([]);
    expect(found("packages/core/src/tensor/a.ts", 'import { x } from "../backend/b.js";')).toEqual([]);
  });

  test("a tensor names the types of operations, and runs none", () => {
    const file = "packages/core/src/tensor/a.ts";
    expect(found(file, 'import type { X } from "../operations/b.js";')).toEqual([]);
    expect(found(file, 'import { x } from "../operations/b.js";')).toHaveLength(1);
    expect(found(file, 'import { type X } from "../operations/b.js";')).toHaveLength(1);
    expect(
      found("packages/core/src/dtype/a.ts", 'import type { X } from "../operations/b.js";'),
    ).toHaveLength(1);
  });

  test("tests reach everything in their package, and sources reach nothing that is there for tests", () => {
    expect(found("packages/core/src/dtype/a.test.ts", 'import { x } from "../operations/b.js";')).toEqual([]);
    expect(found("packages/core/src/dtype/a.test.ts", 'import { x } from "../../test/b.js";')).toEqual([]);
    expect(found("packages/core/src/dtype/a.ts", 'import { x } from "../../test/b.js";')).toHaveLength(1);
    expect(found("packages/codegen/src/a.ts", 'import { x } from "./testing/b.js";')).toHaveLength(1);
  });

  test("math stands on errors, dtype and kernel, and nothing stands on math", () => {
    expect(found("packages/core/src/math/a.ts", 'import { x } from "../kernel/b.js";')).toEqual([]);
    expect(found("packages/core/src/math/a.ts", 'import { x } from "../backend/b.js";')).toHaveLength(1);
    expect(found("packages/core/src/operations/a.ts", 'import { x } from "../math/b.js";')).toHaveLength(1);
  });

  test("a new folder needs a place in the order", () => {
    expect(found("packages/core/src/gadgets/a.ts", 'import { x } from "../dtype/b.js";')).toEqual([
      expect.stringContaining("core's folder gadgets has no place yet"),
    ]);
  });

  test("no folder imports the entry point, which imports them all", () => {
    expect(found("packages/core/src/dtype/a.ts", 'import { x } from "../index.js";')).toHaveLength(1);
    expect(found("packages/core/src/index.ts", 'export { x } from "./operations/a.js";')).toEqual([]);
  });
});

describe("every file", () => {
  const long = "const x = 1;\n".repeat(251);

  test("holds one idea, in 250 lines or fewer, unless it is a test", () => {
    expect(found("packages/codegen/src/a.ts", long)).toHaveLength(1);
    expect(found("packages/codegen/src/a.ts", "const x = 1;\n".repeat(250))).toEqual([]);
    expect(found("packages/codegen/src/a.test.ts", long)).toEqual([]);
  });

  test.each([
    "export default 1;",
    "const a = 1;\nexport { a as default };",
    "export default function f() {}",
  ])("has names for what it exports: %s", (text) => {
    expect(found("packages/codegen/src/a.ts", text)).toHaveLength(1);
  });

  test("is named after what it holds", () => {
    expect(found("packages/codegen/src/utils.ts", "")).toHaveLength(1);
    expect(found("packages/codegen/src/string-util.ts", "")).toHaveLength(1);
    expect(found("packages/codegen/src/utilisation.ts", "")).toEqual([]);
  });
});
