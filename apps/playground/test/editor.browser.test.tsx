/** The editor as a person uses it: before it has arrived, with the keyboard, with mistakes, with what it completes. */
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { checked, exampleId, program } from "../src/app/state.js";
import { Editor, type EditorProps } from "../src/editor/editor.js";
import type { Diagnostic } from "../src/run/protocol.js";
import "../src/design/tokens.css";
import "../src/design/base.css";

let root: HTMLElement;

beforeEach(() => {
  root = document.body.appendChild(document.createElement("main"));
  checked.value = { diagnostics: [] };
  exampleId.value = "sigmoid";
});

afterEach(() => {
  render(null, root);
  root.remove();
});

const one = <E extends HTMLElement = HTMLElement>(selector: string): E => {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`Nothing is ${selector}`);
  return found;
};
const written = () => [...root.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n");
const isPlain = () => root.querySelector("textarea") !== null;

async function open(text: string, props: EditorProps = {}): Promise<void> {
  program.value = text;
  render(<Editor {...props} />, root);
  // Effects run after the first drawing.
  await new Promise((resolve) => setTimeout(resolve));
}

async function openCode(text: string): Promise<void> {
  await open(text);
  await expect.poll(isPlain).toBe(false);
  expect(written()).toBe(text);
}

/** Places the cursor behind everything. */
async function atEnd(): Promise<void> {
  one(".cm-content").focus();
  await userEvent.keyboard("{Control>}{End}{/Control}");
}

describe("until the editor has arrived", () => {
  test("a plain field takes the program, and the editor goes on from there", async () => {
    const code = import("../src/editor/code-editor.js");
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await open("const a = 1;", { load: () => arrived.then(() => code) });
    const field = one<HTMLTextAreaElement>("textarea");
    expect(field.getAttribute("aria-label")).toBe("Program");
    expect(field.value).toBe("const a = 1;");
    await userEvent.fill(field, "const b = 2;");
    expect(program.value).toBe("const b = 2;");
    expect(exampleId.value).toBeUndefined();

    field.setSelectionRange(6, 7);
    arrive();
    await expect.poll(isPlain).toBe(false);
    expect(written()).toBe("const b = 2;");
    await userEvent.keyboard("c");
    expect(program.value).toBe("const c = 2;");
  });

  test("and if it never does, the plain field stays, and says so", async () => {
    await open(source, { load: () => Promise.reject(new Error("offline")) });
    await expect.poll(() => one(".editor").textContent).toContain("This plain field works as well.");
    checked.value = { diagnostics: [captured] };
    await expect.poll(() => root.querySelector(".problem")).not.toBeNull();
    await userEvent.click(one(".problem"));
    const field = one<HTMLTextAreaElement>("textarea");
    expect(document.activeElement).toBe(field);
    expect([field.selectionStart, field.selectionEnd]).toEqual([captured.from, captured.to]);
  });
});

test("what is typed is the program, and no longer the example", async () => {
  await openCode("let a = 1;");
  await atEnd();
  await userEvent.keyboard("// b");
  expect(program.value).toBe("let a = 1;// b");
  expect(exampleId.value).toBeUndefined();
});

test("another program takes the place of the first, and undo does not bring that back", async () => {
  await openCode("first");
  await atEnd();
  await userEvent.keyboard("!");
  program.value = "second";
  exampleId.value = "mandelbrot";
  await expect.poll(written).toBe("second");
  await userEvent.keyboard("{Control>}z{/Control}");
  expect(written()).toBe("second");
  expect(exampleId.value).toBe("mandelbrot");
});

test("Tab indents, and Escape makes it leave", async () => {
  await openCode("a");
  const about = one(".cm-content").getAttribute("aria-describedby");
  expect(one(`#${about}`).textContent).toContain("Esc, then Tab leaves the editor");
  one(".cm-content").focus();
  await userEvent.keyboard("{Tab}");
  expect(program.value).toBe("  a");
  await userEvent.keyboard("{Escape}");
  await userEvent.tab();
  expect(program.value).toBe("  a");
  expect(one(".cm-editor").contains(document.activeElement)).toBe(false);
});

const source = 'import { map } from "@lockstep/core";\nconst k = 3;\nexport const f = map((x) => k * x);';
const captured: Diagnostic = {
  severity: "error",
  from: source.lastIndexOf("k *"),
  to: source.lastIndexOf("k *") + 1,
  code: "KERNEL_CAPTURE",
  cause: "'k' comes from outside the function",
  mend: "Pass it in the scope: map((x, { k }) => k * x, { k })",
};
const unused: Diagnostic = {
  severity: "warning",
  from: source.indexOf("k ="),
  to: source.indexOf("k =") + 1,
  code: "UNUSED",
  cause: "k is unused",
};

describe("problems", () => {
  beforeEach(async () => {
    await openCode(source);
    checked.value = { diagnostics: [captured, unused] };
  });

  test("are underlined where they are", async () => {
    await expect.poll(() => one(".cm-lintRange-error").textContent).toBe("k");
    expect(one(".cm-lintRange-warning").textContent).toBe("k");
    expect(one(".cm-lint-marker-error")).toBeDefined();
  });

  test("say code, cause and mend to who points at them", async () => {
    await expect.poll(() => root.querySelector(".cm-lintRange-error")).not.toBeNull();
    await userEvent.hover(one(".cm-lintRange-error"));
    await expect.poll(() => root.querySelector(".problem-tip")?.textContent).toContain(captured.cause);
    for (const part of [captured.code, captured.mend!])
      expect(one(".problem-tip").textContent).toContain(part);
  });

  test("are listed, counted aloud, and lead to their place by Enter", async () => {
    await expect.poll(() => one("[role=status]").textContent).toBe("1 error, 1 warning");
    const [first, second] = [...root.querySelectorAll<HTMLElement>(".problem")];
    expect(first!.textContent).toContain("line 3");
    expect(first!.textContent).toContain(captured.mend);
    expect(second!.textContent).toContain("line 2");
    first!.focus();
    await userEvent.keyboard("{Enter}");
    expect(one(".cm-editor").contains(document.activeElement)).toBe(true);
    await userEvent.keyboard("{Delete}7");
    expect(program.value).toBe(source.replace("k *", "7 *"));
  });

  test("go when there are none", async () => {
    checked.value = { diagnostics: [] };
    await expect.poll(() => root.querySelector(".cm-lintRange, .problem")).toBeNull();
    expect(one("[role=status]").textContent).toBe("");
  });

  test("of a program that was longer do no harm", async () => {
    program.value = "short";
    checked.value = { diagnostics: [captured] };
    await expect.poll(() => root.querySelectorAll(".problem").length).toBe(1);
    expect(written()).toBe("short");
  });
});

describe("completion", () => {
  const offered = () =>
    [...root.querySelectorAll(".cm-completionLabel")].map(({ textContent }) => textContent);

  /** What has just come up is not taken by an Enter that was meant for the program: not for 75 ms. */
  const accept = async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    await userEvent.keyboard("{Enter}");
  };

  test("an operation comes with its line, and is imported", async () => {
    await openCode('import { map } from "@lockstep/core";\n');
    await atEnd();
    await userEvent.keyboard("const f = softm");
    await expect.poll(offered).toContain("softmax");
    await expect.poll(() => root.querySelector(".cm-completionInfo")?.textContent).toContain("along an axis");
    await accept();
    await userEvent.keyboard("(");
    await expect
      .poll(() => program.value)
      .toBe('import { map, softmax } from "@lockstep/core";\nconst f = softmax()');
  });

  test("after Math. come the functions that kernels know, and no others", async () => {
    await openCode("");
    await atEnd();
    await userEvent.keyboard("Math.h");
    await expect.poll(offered).toContain("hypot");
    await userEvent.keyboard("{Backspace}ran");
    await expect.poll(offered).toEqual([]);
  });

  test("after a tensor's point come views and operations, which need no import", async () => {
    await openCode("");
    await atEnd();
    await userEvent.keyboard("x.expandD");
    await expect.poll(offered).toEqual(["expandDims"]);
    await accept();
    await expect.poll(() => program.value).toBe("x.expandDims");
  });

  test("comments are left alone", async () => {
    await openCode("");
    await atEnd();
    await userEvent.keyboard("// soft");
    await userEvent.keyboard("{Control>} {/Control}");
    expect(offered()).toEqual([]);
  });
});

test("colours follow the theme", async () => {
  await openCode("const a = 1;");
  const colour = () => getComputedStyle(one(".cm-line span")).color;
  document.documentElement.setAttribute("data-theme", "light");
  const light = colour();
  document.documentElement.setAttribute("data-theme", "dark");
  expect(colour()).not.toBe(light);
  document.documentElement.removeAttribute("data-theme");
});
