/** What WebGL does not say by itself: errors that it holds until it is asked, and memory that is not there. */
import { afterEach, expect, test, vi } from "vitest";
import { gather, index } from "../testing/gathers.js";
import { newestContext, watchContexts } from "../testing/lose-device.js";
import { reader, wordsOf } from "../testing/words.js";
import { chooseEngine } from "./choose.js";
import { pageEngines } from "./page-engines.js";

watchContexts();
const open = () => chooseEngine(pageEngines, { engine: "webgl2", allow: ["software"] });
const indices = gather("indices", { body: index });
const { prototype } = WebGL2RenderingContext;

afterEach(() => void vi.restoreAllMocks());

test("an error that nobody asked about makes the next read fail, and all that follow", async () => {
  await using engine = closing(await open());
  const before = engine.run(indices, [], [], 3);
  await engine.settled();
  newestContext().enable(1);
  const lost = { code: "DEVICE_LOST", message: expect.stringContaining("INVALID_ENUM") };
  await expect(engine.download(before)).rejects.toMatchObject(lost);
  await expect(engine.download(before)).rejects.toMatchObject(lost);
});

test("memory that is not there fails the one array that needed it, and what reads that", async () => {
  await using engine = closing(await open());
  const small = engine.upload(wordsOf("int32", [4, 5]));
  await engine.settled();
  vi.spyOn(prototype, "texStorage2D").mockImplementationOnce(() => {});
  const codes = [prototype.OUT_OF_MEMORY, prototype.INVALID_FRAMEBUFFER_OPERATION];
  vi.spyOn(prototype, "drawArrays").mockImplementationOnce(() => {
    for (const code of codes) vi.mocked(prototype.getError).mockReturnValueOnce(code);
  });
  vi.spyOn(prototype, "getError");
  const large = engine.run(indices, [], [], 2 ** 24);
  await expect(engine.download(large)).rejects.toMatchObject({ code: "OUT_OF_MEMORY" });
  expect(await reader(() => engine)("int32", small)).toEqual([4, 5]);
});

test("a program that is not linked is refused", async () => {
  await using engine = closing(await open());
  const getProgramParameter = prototype.getProgramParameter;
  vi.spyOn(prototype, "getProgramParameter").mockImplementation(function (
    this: WebGL2RenderingContext,
    program,
    name,
  ) {
    return name === this.LINK_STATUS ? false : getProgramParameter.call(this, program, name);
  });
  await expect(engine.download(engine.run(indices, [], [], 2))).rejects.toMatchObject({
    code: "BACKEND_CONTRACT",
    message: expect.stringContaining("not linked"),
  });
});

test("a dozen devices, one after another, leave a page its contexts", async () => {
  const canvas = document.createElement("canvas");
  const others = canvas.getContext("webgl2")!;
  for (let turn = 0; turn < 12; turn++) {
    const engine = await open();
    expect(await reader(() => engine)("int32", engine.run(indices, [], [], 2))).toEqual([0, 1]);
    await engine.close();
  }
  expect(others.isContextLost()).toBe(false);
});

function closing<T extends { close(): Promise<void> }>(engine: T): T & AsyncDisposable {
  return Object.assign(engine, { [Symbol.asyncDispose]: () => engine.close() });
}
