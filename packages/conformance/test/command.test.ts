/** The command line, run as a person runs it. */
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { exitCodes, runCommand } from "../src/command/command.js";

const backend = (name: string) => fileURLToPath(new URL(`./backends/${name}.ts`, import.meta.url));

async function run(...args: string[]) {
  let out = "";
  let error = "";
  const code = await runCommand(args, { out: (text) => (out += text), error: (text) => (error += text) });
  return { code, out, error };
}

describe("the command", () => {
  test("prints a table and says that a backend conforms", async () => {
    const { code, out } = await run(backend("good"), "--query", "overlap/*,broadcast/two/*");
    expect(code).toBe(exitCodes.conforms);
    expect(out).toMatch(/^family +cases +passed/m);
    expect(out).toMatch(/^overlap +100 +100/m);
    expect(out).toContain("reference (engine reference) conforms");
  });

  test("fails, with mismatches, excuses that were not needed and excuses for nothing", async () => {
    const { code, out } = await run(backend("bad"), "--query", "zip/m*");
    expect(code).toBe(exitCodes.fails);
    expect(out).toMatch(
      /✗ zip\/max\/\S+\n +\d+ of \d+ elements are wrong\n +\[\d+\] of \(.*\): expected NaN, got/,
    );
    expect(out).toMatch(/… and \d+ more/);
    expect(out).toContain(
      "✗ zip/min/float32-float32\n    It passes, although it is listed as an expected failure",
    );
    expect(out).toContain("names 'zip/no-such/case', which is no case of the suite");
    expect(out).not.toContain("✗ zip/max/float32-float32");
    expect(out).toContain("does not conform");
  });

  test("reports as JSON", async () => {
    const { code, out } = await run(backend("bad"), "--report", "json", "--query", "zip/max/float*");
    expect(code).toBe(exitCodes.fails);
    const report = JSON.parse(out);
    expect(report).toMatchObject({ backend: "reference", engine: "reference", expectedFailures: 1 });
    expect(report.cases).toBe(report.results.length);
    expect(report.families.zip.cases).toBe(report.cases);
    const failed = report.results.find(({ id }: { id: string }) => id === "zip/max/float64-float64");
    expect(failed.status).toBe("failed");
    expect(failed.mismatches).toHaveLength(5);
    expect(failed.mismatches[0]).toMatchObject({ expected: "NaN", index: [expect.any(Number)] });
  });

  test("stops at the first failure with --bail", async () => {
    const { out } = await run(backend("bad"), "--report", "json", "--bail", "--query", "zip/max/*");
    const { results, failed } = JSON.parse(out);
    expect(failed).toBe(1);
    expect(results.at(-1).status).toBe("failed");
  });

  test("lists ids without a backend", async () => {
    const { code, out } = await run("--list", "--query", "matmul/2x3-by-3x4/*");
    expect(code).toBe(exitCodes.conforms);
    expect(out.trim().split("\n")).toContain("matmul/2x3-by-3x4/float32");
  });

  test("measures accuracy: a table to the output, the verdict beside it", async () => {
    const { code, out, error } = await run(
      backend("good"),
      "--accuracy",
      "--points",
      "300",
      "--query",
      "add,s*",
    );
    expect(code).toBe(exitCodes.conforms);
    expect(out).toMatch(/^### float32$/m);
    expect(out).toMatch(/^\| `add` \| 0\.50 \| {2}\| .+ \| right \|$/m);
    expect(out).toMatch(/^\| `sinh` \|/m);
    expect(out).not.toContain("`exp`");
    expect(out).toContain("arithmetic: { ulp: 0 },\nfunctions: {\n  sin: { ulp: 0 },");
    expect(error).toContain("0 of 10: add of float32\n");
    expect(error).toMatch(/reference \(engine reference\) is as near to the truth as it states\n$/);
  });

  test("fails where a backend is further off than it states", async () => {
    const args = [backend("sloppy"), "--accuracy", "--points", "300", "--query", "exp"];
    const { code, error } = await run(...args);
    expect(code).toBe(exitCodes.fails);
    expect(error).toMatch(/^✗ exp of float32 is stated as \{ ulp: 4 \}; of \(/m);
    expect(error).toMatch(/is further off than it states\n$/);
    const { out } = await run(...args, "--report", "json");
    const report = JSON.parse(out);
    expect(report).toMatchObject({ backend: "sloppy", engine: "sloppy", points: 300, seed: 1 });
    expect(report.excesses[0].sample.ulp).toBe(report.dtypes.float32.measured.exp.ulp);
  });

  test.each([
    ["a missing file", ["./no-such-backend.js"], "There is no file './no-such-backend.js'"],
    ["no backend at all", [], "Which backend?"],
    ["a module without create", [backend("empty")], "exports no function 'create'"],
    ["an unknown flag", ["--fast"], "unknown option '--fast'"],
    ["an unknown report", ["--report", "xml"], "Allowed choices are summary, json"],
    ["a seed that is none", ["--seed", "x"], "It must be a whole number"],
    ["points without accuracy", [backend("good"), "--points", "5"], "--points goes with --accuracy"],
    [
      "nothing to measure",
      [backend("good"), "--accuracy", "--query", "x"],
      "Nothing that is measured matches 'x'",
    ],
    ["a list of what is measured", ["--accuracy", "--list"], "cannot be used with option '--list'"],
    ["no backend to measure", ["--accuracy"], "Which backend?"],
    ["a query that matches nothing", ["--query", "nothing/*"], "No case matches 'nothing/*'"],
  ])("says one clear line of %s", async (_, args, line) => {
    const { code, out, error } = await run(...args);
    expect(code).toBe(exitCodes.usage);
    expect(error).toContain(line);
    expect(error.trim().split("\n")).toHaveLength(1);
    expect(out).toBe("");
  });
});
