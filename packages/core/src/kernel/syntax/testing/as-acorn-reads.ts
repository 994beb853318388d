/** A function's syntax tree as acorn reads it, brought into the form that ours has. */
import { parse } from "acorn";

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null;

/** What acorn says beyond ours, or says elsewhere. */
const left = new Set(["optional", "directive", "shorthand", "method"]);

/** `text` is a function expression or an arrow function. */
export function asAcornReads(text: string): Tree {
  const program = parse(`(${text})`, { ecmaVersion: 2022, sourceType: "module" }) as unknown as {
    readonly body: readonly [{ readonly expression: Tree }];
  };
  const { type, start, end, id, params, body } = program.body[0].expression;
  const vars: unknown[] = [];
  const owners = new Set<string>();
  const kept = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(kept);
    if (value === null) return undefined;
    if (!isTree(value)) return value;
    const { object, computed } = value as { readonly object?: Tree; readonly computed?: boolean };
    if (value.type === "MemberExpression" && !computed && object?.type === "Identifier")
      owners.add(object.name as string);
    const tree = converted(value, kept);
    if (tree.kind === "var") vars.push(tree);
    return tree;
  };
  return {
    type,
    start: (start as number) - 1,
    end: (end as number) - 1,
    name: (id as { readonly name: string } | null)?.name,
    params: (params as readonly Tree[]).map((parameter) => parameterOf(parameter)),
    body: kept(body),
    vars,
    owners,
  };
}

function converted(value: Tree, kept: (value: unknown) => unknown): Tree {
  if (value.type === "Literal") return literal(value);
  const tree: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) {
    if (left.has(key)) continue;
    tree[key] = key === "start" || key === "end" ? (part as number) - 1 : kept(part);
  }
  if (value.type === "UnaryExpression") delete tree.prefix;
  if (value.type === "BlockStatement")
    tree.body = (tree.body as Tree[]).filter((_, i) => !(value.body as Tree[])[i]!.directive);
  return tree;
}

/** Of strings and regular expressions ours keeps no more than what they look like, of BigInts nothing. */
function literal({ type, start, end, value, raw, bigint }: Tree): Tree {
  const plain = value === null || typeof value === "number" || typeof value === "boolean";
  const place = { start: (start as number) - 1, end: (end as number) - 1 };
  return { type, ...place, value: plain ? value : bigint ? undefined : (raw as string).slice(1, -1) };
}

function parameterOf({ type, start, end, name, properties }: Tree): Tree {
  const place = { start: (start as number) - 1, end: (end as number) - 1 };
  if (type === "Identifier") return { type, ...place, name };
  if (type === "ObjectPattern") return { type, ...place, properties: (properties as Tree[]).map(propertyOf) };
  return { type: type === "AssignmentPattern" ? type : "NestedPattern", ...place };
}

function propertyOf({ type, start, end, computed, key, value }: Tree): Tree {
  const place = { start: (start as number) - 1, end: (end as number) - 1 };
  if (type !== "Property" || computed || (value as Tree).type !== "Identifier")
    return { type: "NestedPattern", ...place };
  const { name, value: written } = key as Tree;
  return { type, ...place, key: name ?? String(written), value: parameterOf(value as Tree) };
}
