/**
 * Makes a kernel that shows a fault smaller, as long as it still shows it: statements are left out, sides of branches
 * stand for the branch, parts of expressions for the whole. What decides when loops end is left alone.
 */
import type { Expression, Kernel, Statement, ValueType } from "@lockstep/core";

/** The smallest kernel found for which `isStillSo` holds; it must hold for `kernel`. */
export function smaller(kernel: Kernel, isStillSo: (kernel: Kernel) => boolean): Kernel {
  let least = kernel;
  for (let tries = 0, found = true; found && tries < 4000; ) {
    found = false;
    for (const body of lists(least.body)) {
      if (tries++ > 4000) break;
      const candidate = { ...least, body, hash: `${kernel.hash}-${tries}` };
      if (!isWellFormed(candidate) || !isStillSo(candidate)) continue;
      least = candidate;
      found = true;
      break;
    }
  }
  return least;
}

/** The lists that come of a list by one change. */
function* lists(list: readonly Statement[]): Generator<readonly Statement[]> {
  for (const [i, statement] of list.entries()) {
    const put = (...instead: readonly Statement[]): Statement[] => [
      ...list.slice(0, i),
      ...instead,
      ...list.slice(i + 1),
    ];
    const isExit = isWayOut(statement);
    if (!isExit && !isCounting(statement)) yield put();
    if (statement.kind === "if" && !isExit) {
      yield put(...statement.then);
      yield put(...statement.else);
    }
    if (statement.kind === "block" || statement.kind === "loop") yield put(...statement.body);
    for (const changed of within(statement)) yield put(changed);
  }
}

/** An `if` that leaves a loop. */
const isWayOut = (statement: Statement): boolean =>
  statement.kind === "if" &&
  [statement.then, statement.else].some((list) =>
    list.some(({ kind }) => kind === "break" || kind === "return"),
  );

/** `turn = turn + 1`, and its like. */
const isCounting = (statement: Statement): boolean =>
  statement.kind === "assign" &&
  statement.value.kind === "binary" &&
  statement.value.left.kind === "local" &&
  statement.value.left.local === statement.local &&
  statement.value.right.kind === "constant";

/** The statements that come of one by a change in it. */
function* within(statement: Statement): Generator<Statement> {
  switch (statement.kind) {
    case "assign":
    case "return":
      for (const value of expressions(statement.value)) yield { ...statement, value };
      break;
    case "if":
      if (!isWayOut(statement)) for (const test of expressions(statement.test)) yield { ...statement, test };
      for (const then of lists(statement.then)) yield { ...statement, then };
      for (const otherwise of lists(statement.else)) yield { ...statement, else: otherwise };
      break;
    case "loop":
      for (const body of lists(statement.body)) yield { ...statement, body };
      break;
    case "block":
      for (const body of lists(statement.body)) yield { ...statement, body };
      break;
  }
}

/** The expressions that come of one by one change, of the same type. */
function* expressions(node: Expression): Generator<Expression> {
  if (node.kind === "constant" || node.kind === "local") return;
  for (const part of Object.values(partsByName(node))) if (part.type === node.type) yield part;
  yield { kind: "constant", type: node.type, value: 1 };
  for (const [name, part] of Object.entries(partsByName(node))) {
    for (const changed of expressions(part)) yield withPart(node, name, changed);
  }
}

function partsByName(node: Expression): Record<string, Expression> {
  const entries = Object.entries(node).flatMap(([name, value]): [string, Expression][] => {
    if (name === "args") return (value as Expression[]).map((arg, i) => [`args.${i}`, arg]);
    return typeof value === "object" && "kind" in value ? [[name, value as Expression]] : [];
  });
  return Object.fromEntries(entries);
}

function withPart(node: Expression, name: string, part: Expression): Expression {
  const [list, index] = name.split(".");
  if (index === undefined || !("args" in node)) return { ...node, [list!]: part };
  return { ...node, args: node.args.map((arg, i) => (i === Number(index) ? part : arg)) };
}

/** Whether every way ends in a return, and no local is read before it has a value. */
function isWellFormed({ body, parameters, locals }: Kernel): boolean {
  const types: readonly ValueType[] = locals.map(({ type }) => type);
  const assigned = new Set(parameters.keys());
  return types.length >= parameters.length && walk(body, assigned) === "ends";
}

/** How a list ends, or that it is wrong. A leap is taken for going on. */
function walk(list: readonly Statement[], assigned: Set<number>): "ends" | "goes on" | "wrong" {
  for (const [i, statement] of list.entries()) {
    const isLast = i === list.length - 1;
    switch (statement.kind) {
      case "assign":
        if (!isReady(statement.value, assigned)) return "wrong";
        assigned.add(statement.local);
        break;
      case "return":
        return isLast && isReady(statement.value, assigned) ? "ends" : "wrong";
      case "if": {
        if (!isReady(statement.test, assigned)) return "wrong";
        const sides = [new Set(assigned), new Set(assigned)] as const;
        const ends = [walk(statement.then, sides[0]), walk(statement.else, sides[1])];
        if (ends.includes("wrong")) return "wrong";
        for (const local of sides[0]) if (sides[1].has(local)) assigned.add(local);
        if (ends.every((end) => end === "ends")) return isLast ? "ends" : "wrong";
        break;
      }
      case "loop":
        if (!isReady(statement.test, assigned)) return "wrong";
        if (walk(statement.body, new Set(assigned)) === "wrong") return "wrong";
        if (walk(statement.update, new Set(assigned)) === "wrong") return "wrong";
        break;
      case "block":
        if (walk(statement.body, new Set(assigned)) === "wrong") return "wrong";
        break;
      default:
        return isLast ? "goes on" : "wrong";
    }
  }
  return "goes on";
}

const isReady = (node: Expression, assigned: ReadonlySet<number>): boolean =>
  node.kind === "local"
    ? assigned.has(node.local)
    : Object.values(partsByName(node)).every((part) => isReady(part, assigned));
