/** The queue of an engine, over a driver that does what the test says. */
import { expect, test } from "vitest";
import type { Gather } from "../gather/gather.js";
import { FakeDriver } from "../testing/fake-driver.js";
import { gather, index } from "../testing/gathers.js";
import type { Handle } from "./engine.js";
import { deviceLost } from "./faults.js";
import { QueuedEngine } from "./queued-engine.js";
import { Shared } from "./shared.js";

const adding = (by: number): Gather => ({
  ...gather(String(by), { inputs: ["float32"], body: index, out: "float32" }),
  hash: String(by),
});

function engineOver(driver: FakeDriver, bounds = { runs: 8, bytes: 4000 }) {
  const facts = { dtypes: driver.dtypes, flushesSubnormals: false };
  const shared = new Shared(driver, facts);
  return { shared, engine: new QueuedEngine(shared, () => shared.close(), bounds) };
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

test("what can go at once goes within the call", () => {
  const driver = new FakeDriver();
  const { engine } = engineOver(driver);
  const up = engine.upload(Float32Array.of(1));
  engine.run(adding(2), [up], [], 1);
  expect(driver.log).toEqual(["upload 1", "build 2", "run 2"]);
});

test("a program that compiles holds up what was asked later, and all compile at the same time", async () => {
  const driver = new FakeDriver(true);
  const { engine } = engineOver(driver);
  const up = engine.upload(Float32Array.of(1));
  const first = engine.run(adding(2), [up], [], 1);
  const second = engine.run(adding(3), [first], [], 1);
  const reading = engine.download(second);
  expect(driver.log).toEqual(["upload 1", "build 2", "build 3"]);
  driver.compileAll();
  expect(await reading).toEqual(Float32Array.of(6));
  expect(driver.log.slice(3)).toEqual(["run 2", "run 3"]);
});

test("no more is on the way than the bounds say, and all is done in the end", async () => {
  const driver = new FakeDriver();
  const { engine } = engineOver(driver);
  let handle: Handle = engine.upload(Float32Array.of(0));
  for (let turn = 0; turn < 100; turn++) {
    const next = engine.run(adding(1), [handle], [], 1);
    engine.release(handle);
    handle = next;
  }
  const reading = engine.download(handle);
  expect(driver.mostInFlight).toBe(8);
  while (driver.isAskedToDrain) {
    driver.drainOne();
    await pause();
  }
  expect(await reading).toEqual(Float32Array.of(100));
  expect(driver.mostInFlight).toBeLessThanOrEqual(8);
  expect(driver.log.filter((line) => line.startsWith("free")).length).toBe(100);
});

test("bytes count too, and one that is larger than the bounds goes alone", async () => {
  const driver = new FakeDriver();
  const { engine } = engineOver(driver);
  engine.run(adding(1), [], [], 2000);
  engine.run(adding(2), [], [], 1);
  expect(driver.log.filter((line) => line.startsWith("run"))).toEqual(["run 1"]);
  driver.drainOne();
  await pause();
  expect(driver.log.filter((line) => line.startsWith("run"))).toEqual(["run 1", "run 2"]);
});

test("what needs much memory is waited for", async () => {
  const driver = new FakeDriver();
  const { engine } = engineOver(driver);
  const large = engine.run(adding(1), [], [], 2 ** 24);
  expect(driver.log).toEqual(["build 1", "guarded", "run 1"]);
  const reading = engine.download(large);
  await pause();
  driver.drainOne();
  expect((await reading).length).toBe(2 ** 24);
});

test("an array is freed when it is released and nothing that waits reads it, and once", async () => {
  const driver = new FakeDriver(true);
  const { engine } = engineOver(driver);
  const up = engine.upload(Float32Array.of(1));
  const result = engine.run(adding(2), [up, up], [], 1);
  engine.release(up);
  engine.release(up);
  expect(driver.log).not.toContain("free 1");
  driver.compileAll();
  expect(await engine.download(result)).toEqual(Float32Array.of(3));
  expect(driver.log).toContain("free 1");
});

test("what was released is not taken for something else", async () => {
  const { engine } = engineOver(new FakeDriver());
  const up = engine.upload(Float32Array.of(1));
  engine.release(up);
  const disposed = { code: "DISPOSED" };
  expect(() => engine.run(adding(2), [up], [], 1)).toThrowError(expect.objectContaining(disposed));
  await expect(engine.download(up)).rejects.toMatchObject(disposed);
});

test("what nobody will read is not computed", async () => {
  const driver = new FakeDriver(true);
  const { engine } = engineOver(driver);
  engine.release(engine.run(adding(2), [], [], 1));
  driver.compileAll();
  await pause();
  expect(driver.log).toEqual(["build 2"]);
});

test("a loss fails what waits and what follows with one error", async () => {
  const driver = new FakeDriver(true);
  const { engine } = engineOver(driver);
  const reading = engine.download(engine.run(adding(2), [], [], 1));
  const settled = engine.settled();
  const error = deviceLost("webgpu", "a test said so");
  driver.lose(error);
  await expect(reading).rejects.toBe(error);
  await expect(settled).rejects.toBe(error);
  await expect(engine.download(engine.upload(Float32Array.of(1)))).rejects.toBe(error);
  await expect(engine.download(engine.run(adding(2), [], [], 1))).rejects.toBe(error);
  await engine.close();
});

test("only so many programs are kept, and none is discarded that waits to run", async () => {
  const driver = new FakeDriver();
  const { shared } = engineOver(driver);
  const { programs } = shared;
  const waiting = programs.take(adding(0));
  for (let by = 1; by <= programs.most + 1; by++) programs.leave(programs.take(adding(by)));
  expect(programs.count).toBe(programs.most);
  expect(driver.discarded).toEqual([1, 2]);
  // Used again, and so no longer the one that was used longest ago.
  programs.leave(programs.take(adding(3)));
  programs.leave(waiting);
  programs.leave(programs.take(adding(-1)));
  programs.leave(programs.take(adding(-2)));
  expect(driver.discarded).toEqual([1, 2, 0, 4]);
});
