/**
 * Whether a kernel ends whatever it is given. A loop that counts towards a bound ends; of another nobody knows, so the
 * caller leaves it to its threads, which can be given up.
 */
import {
  bodiesOf,
  type Expression,
  type Kernel,
  type LocalRead,
  type Loop,
  type Statement,
  someExpression,
  someStatement,
} from "@lockstep/core";

const known = new WeakMap<Kernel, boolean>();

/** Whether some call of a kernel may never come back. */
export function mayNotEnd(kernel: Kernel): boolean {
  let answer = known.get(kernel);
  if (answer === undefined) {
    answer = hasEndless(kernel);
    known.set(kernel, answer);
  }
  return answer;
}

const hasEndless = ({ body, functions }: Kernel): boolean =>
  [body, ...functions.map((fn) => fn.body)].some((statements) =>
    statements.some((statement) =>
      someStatement(statement, (inner) => inner.kind === "loop" && !counts(inner)),
    ),
  );

/** Whether one of the conditions of a loop compares a variable that only ever steps towards what it is compared with. */
function counts(loop: Loop): boolean {
  return conjuncts(loop.test).some((test) => {
    if (test.kind !== "binary") return false;
    const rises = test.op === "less" || test.op === "lessEqual";
    if (!rises && test.op !== "greater" && test.op !== "greaterEqual") return false;
    return (
      stepsTowards(loop, test.left, test.right, rises ? 1 : -1) ||
      stepsTowards(loop, test.right, test.left, rises ? -1 : 1)
    );
  });
}

/** `a && b` is a choice between `b` and false. */
function conjuncts(test: Expression): Expression[] {
  const isAnd = test.kind === "select" && test.else.kind === "constant" && test.else.value === 0;
  return isAnd ? [...conjuncts(test.test), ...conjuncts(test.then)] : [test];
}

function stepsTowards(loop: Loop, counted: Expression, bound: Expression, direction: 1 | -1): boolean {
  const counter = converted(counted);
  if (counter.kind !== "local" || counter.type !== "int32") return false;
  const all = [...loop.body, ...loop.update];
  const isFixed = !someExpression(
    bound,
    (node) => node.kind === "invoke" || (node.kind === "local" && assigns(all, node.local, () => true)),
  );
  const isStep = (value: Expression): boolean => stepOf(value, counter) * direction > 0;
  if (!isFixed || assigns(all, counter.local, (value) => !isStep(value))) return false;
  const always = all.some(({ kind }) => kind === "continue") || mayContinue(loop) ? loop.update : all;
  return always.some(
    (statement) =>
      statement.kind === "assign" && statement.local === counter.local && isStep(statement.value),
  );
}

const converted = (node: Expression): Expression => (node.kind === "convert" ? converted(node.value) : node);

const mayContinue = (loop: Loop): boolean =>
  loop.body.some((statement) =>
    someStatement(statement, (inner) => inner.kind === "continue" && inner.label === loop.label),
  );

/** By how much `counter ± constant` steps; 0 for anything else. */
function stepOf(value: Expression, counter: LocalRead): number {
  if (value.kind !== "binary" || (value.op !== "add" && value.op !== "subtract")) return 0;
  const { left, right, op } = value;
  if (left.kind !== "local" || left.local !== counter.local || right.kind !== "constant") return 0;
  return op === "add" ? right.value : -right.value;
}

function assigns(list: readonly Statement[], local: number, is: (value: Expression) => boolean): boolean {
  return list.some(
    (statement) =>
      (statement.kind === "assign" && statement.local === local && is(statement.value)) ||
      bodiesOf(statement).some((body) => assigns(body, local, is)),
  );
}
