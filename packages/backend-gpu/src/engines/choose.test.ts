/** Which engine is taken of several, and what is said where none is. */
import { expect, test } from "vitest";
import type { Candidate, Found } from "./candidate.js";
import { looksLikeSoftware } from "./candidate.js";
import { chooseEngine } from "./choose.js";
import type { Engine, EngineName } from "./engine.js";

const engine = (name: EngineName): Engine => ({ name }) as Engine;

const candidate = (name: EngineName, found: string | { software: boolean; fails?: string }): Candidate => ({
  name,
  async find(): Promise<Found | string> {
    if (typeof found === "string") return found;
    return {
      adapter: { description: `${name} adapter`, software: found.software },
      async open() {
        if (found.fails) throw new Error(found.fails);
        return engine(name);
      },
    };
  },
});

const card = { software: false };
const program = { software: true };

test("the first that stands on a card is taken, also behind one that does not", async () => {
  expect((await chooseEngine([candidate("webgpu", card), candidate("webgl2", card)])).name).toBe("webgpu");
  const mixed = [candidate("webgpu", program), candidate("webgl2", card)];
  expect((await chooseEngine(mixed)).name).toBe("webgl2");
  expect((await chooseEngine(mixed, { allow: ["software"] })).name).toBe("webgl2");
});

test("where one cannot be opened, the next is taken", async () => {
  const candidates = [
    candidate("webgpu", { software: false, fails: "it is broken" }),
    candidate("webgl2", card),
  ];
  expect((await chooseEngine(candidates)).name).toBe("webgl2");
});

test("without a card everything that was tried is named, with why it was not taken", async () => {
  const candidates = [candidate("webgpu", "no adapter is available"), candidate("webgl2", program)];
  await expect(chooseEngine(candidates)).rejects.toMatchObject({
    code: "BACKEND_UNAVAILABLE",
    message: expect.stringContaining(
      "webgpu: no adapter is available; webgl2: webgl2 adapter computes on the processor",
    ),
    mend: expect.stringContaining('allow: ["software"]'),
  });
  expect((await chooseEngine(candidates, { allow: ["software"] })).name).toBe("webgl2");
});

test("an engine that is asked for by name is the only one that is tried", async () => {
  const candidates = [candidate("webgpu", card), candidate("webgl2", card)];
  expect((await chooseEngine(candidates, { engine: "webgl2" })).name).toBe("webgl2");
  await expect(chooseEngine(candidates, { engine: "webgl" })).rejects.toMatchObject({
    code: "BACKEND_UNAVAILABLE",
    message: expect.stringContaining("there are webgpu, webgl2, and not webgl"),
  });
});

test.each([
  ["Google SwiftShader", true],
  ["ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)", true],
  ["llvmpipe (LLVM 15.0.6, 256 bits)", true],
  ["Microsoft Basic Render Driver", true],
  ["ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11)", false],
  ["Apple M1", false],
])("%s computes on the processor: %s", (description, isSoftware) => {
  expect(looksLikeSoftware(description)).toBe(isSoftware);
});
