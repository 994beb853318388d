import { describe, expect, it } from "vitest";
import { parseArguments } from "./arguments.js";

const backends = ["cpu", "cpu:js"];
const parse = (...argv: string[]) => parseArguments(argv, backends);

describe("parseArguments", () => {
  it("takes everything from nothing", () => {
    expect(parse()).toEqual({ backend: [], json: false });
  });

  it("reads every option", () => {
    expect(parse("--backend", "cpu", "-b", "a,b", "--rows", "500", "--json")).toEqual({
      backend: ["cpu", "a", "b"],
      rows: 500,
      json: true,
    });
  });

  it("helps with the backends that there are", () => {
    expect(parse("--help")).toEqual({ help: expect.stringContaining("cpu, cpu:js") });
  });

  it.each([
    [["--bakcend", "cpu"], "unknown option '--bakcend'"],
    [["--rows", "99"], "It is a whole number, from 100 on"],
    [["--rows", "1e3"], "It is a whole number, from 100 on"],
    [["--rows"], "argument missing"],
    [["flights"], "too many arguments"],
  ])("refuses %j in one line that says how to go on", (argv, words) => {
    expect(() => parse(...argv)).toThrow(expect.objectContaining({ name: "Complaint" }));
    const message = messageOf(() => parse(...argv));
    expect(message).toContain(words);
    expect(message).toContain("--help");
    expect(message).not.toContain("\n");
  });
});

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("nothing was thrown");
}
