/**
 * A kernel as the tree that it is: `explain` prints it with every pair of brackets there is, so it can be read back with
 * no grammar but brackets, commas and the signs between.
 */

export interface KernelNode {
  /** The sign, the function or the statement; of a leaf, the name or the number. */
  readonly label: string;
  readonly children: readonly KernelNode[];
}

/** One node for each function, its statements below it. */
export function kernelTree(text: string): KernelNode[] {
  const root: Building = { label: "", children: [] };
  const open: Building[] = [root];
  for (const line of text.split("\n").map((line) => line.trim())) {
    if (line === "" || line.startsWith("//")) continue;
    if (line.startsWith("}")) open.pop();
    if (line === "}") continue;
    const node = line.endsWith("{") ? opening(line.slice(0, -1).trim()) : statement(line.replace(/;$/, ""));
    open.at(-1)!.children.push(node);
    if (line.endsWith("{")) open.push(node);
  }
  return root.children;
}

interface Building {
  readonly label: string;
  readonly children: KernelNode[];
}

function opening(line: string): Building {
  const [, kind, test] = /(?:^|: )(while|if) \((.*)\)$/.exec(line) ?? [];
  if (kind !== undefined)
    return { label: kind, children: [{ label: "where", children: [expression(test!)] }] };
  if (/^\} else$/.test(line)) return { label: "else", children: [] };
  return { label: line.replace(/:$/, ""), children: [] };
}

function statement(line: string): Building {
  if (line.startsWith("return ")) return { label: "return", children: [expression(line.slice(7))] };
  const [, name, value] = /^(?:let )?([\w$]+(?:: \w+)?) = (.*)$/.exec(line) ?? [];
  if (name !== undefined) return { label: `${name} =`, children: [expression(value!)] };
  return { label: line, children: [] };
}

function expression(text: string): KernelNode {
  if (text.startsWith("(") && closingOf(text, 0) === text.length - 1) return infix(text.slice(1, -1));
  const [, called] = /^([\w$.]+)\(/.exec(text) ?? [];
  if (called !== undefined && closingOf(text, called.length) === text.length - 1)
    return {
      label: called,
      children: split(text.slice(called.length + 1, -1), [", "]).parts.map(expression),
    };
  const [, sign, rest] = /^([-!~])([^\d.].*)$/.exec(text) ?? [];
  if (sign !== undefined && rest !== "Infinity") return { label: sign, children: [expression(rest!)] };
  const [, table, index] = /^(\[table of \d+\])\[(.*)\]$/.exec(text) ?? [];
  if (table !== undefined) return { label: table, children: [expression(index!)] };
  return { label: text, children: [] };
}

const signs = "+ - * / % & | ^ << >> >>> === !== < <= > >=".split(" ").map((sign) => ` ${sign} `);

/** What stands between a pair of brackets: two sides of a sign, or the three of a choice. */
function infix(text: string): KernelNode {
  const choice = split(text, [" ? ", " : "]);
  if (choice.parts.length === 3) return { label: "? :", children: choice.parts.map(expression) };
  const sides = split(text, signs);
  if (sides.parts.length === 2)
    return { label: sides.between[0]!.trim(), children: sides.parts.map(expression) };
  return expression(text);
}

/** Cuts at what stands outside all brackets. */
function split(text: string, at: readonly string[]): { parts: string[]; between: string[] } {
  const parts: string[] = [];
  const between: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if ("([".includes(text[i]!)) depth++;
    if (")]".includes(text[i]!)) depth--;
    if (depth > 0) continue;
    const found = at.find((sign) => text.startsWith(sign, i));
    if (found === undefined) continue;
    parts.push(text.slice(from, i));
    between.push(found);
    i += found.length - 1;
    from = i + 1;
  }
  parts.push(text.slice(from));
  return { parts: parts.filter((part) => part !== ""), between };
}

function closingOf(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === "(") depth++;
    if (text[i] === ")" && --depth === 0) return i;
  }
  return -1;
}
