import { describe, expect, test } from "vitest";
import { AddressError, decode, encode, type Shared } from "./address.js";

const program =
  'import { map } from "@lockstep/core";\n\nexport const run = ({ x }) => map((x) => x * x)(x); // ² ✓ 😀\n';

async function errorOf(text: string): Promise<AddressError> {
  const error = await decode(text).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AddressError);
  return error as AddressError;
}

/** Any JSON as an address, also such as `encode` would not write. */
async function addressOf(json: string): Promise<string> {
  const stream = new Blob([json]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return `1${Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url")}`;
}

describe("a program in an address", () => {
  const shares: readonly Shared[] = [
    { program },
    { program: "" },
    { exampleId: "mandelbrot", size: 1200, extent: { x: [-1, 0.5], y: [-0.25, 0.25] } },
    { program, size: 1, targets: ["cpu:wasm", "gpu:webgpu"] },
  ];
  test.each(shares)("comes back as it was: %j", async (shared) => {
    expect(await decode(await encode(shared))).toEqual(shared);
  });

  test("needs no letter that an address would escape, and is shorter than the program", async () => {
    const long = program.repeat(20);
    const text = await encode({ program: long });
    expect(text).toMatch(/^[\w-]+$/);
    expect(encodeURIComponent(text)).toBe(text);
    expect(text.length).toBeLessThan(long.length / 5);
  });

  test("that is far too long is refused", async () => {
    await expect(encode({ program: "x".repeat(300_000) })).rejects.toMatchObject({ kind: "long" });
  });
});

describe("a damaged address", () => {
  test("is told from a program, wherever it is cut", async () => {
    const text = await encode({ program });
    for (let length = 0; length < text.length; length++) {
      expect((await errorOf(text.slice(0, length))).message).toMatch(/damaged|newer/);
    }
  });

  test("never gives something else than a program or an error", async () => {
    const text = await encode({ program, size: 7 });
    for (let i = 1; i < text.length; i++) {
      const changed = text.slice(0, i) + (text[i] === "A" ? "B" : "A") + text.slice(i + 1);
      const outcome = await decode(changed).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(AddressError);
      else expect(typeof (outcome as Shared).program).toBe("string");
    }
  });

  test.each(["", "1", "!", "1%%%", "1 a", "hello", "x".repeat(1000), "1-_-_"])("%j", async (text) => {
    expect((await errorOf(text)).kind).toBe("damaged");
  });

  test.each([
    "null",
    "7",
    "[]",
    "{}",
    '{"p":7}',
    '{"p":"","s":-1}',
    '{"p":"","s":"2"}',
    '{"p":"","x":{"x":[1,0],"y":[0,1]}}',
    '{"p":"","x":null}',
    '{"e":["a"]}',
    '{"p":"","t":"cpu"}',
  ])("that holds %s", async (json) => {
    expect((await errorOf(await addressOf(json))).kind).toBe("damaged");
  });

  test("of a later page is told as such", async () => {
    expect((await errorOf(`2${(await encode({ program })).slice(1)}`)).kind).toBe("newer");
  });

  test("that would grow without end is given up", async () => {
    expect((await errorOf(await addressOf(`{"p":"${" ".repeat(5_000_000)}"}`))).kind).toBe("long");
  });

  test("with a target that is not known here keeps those that are", async () => {
    expect(await decode(await addressOf('{"p":"","t":["cpu:wasm","gpu:abacus"]}'))).toEqual({
      program: "",
      targets: ["cpu:wasm"],
    });
  });
});
