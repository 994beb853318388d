/**
 * Random kernels whose elements go different ways: conditions, counts of turns and leaps that depend on the data, in
 * loops within loops, beside conditions on which all agree. An engine that runs several elements at once goes wrong
 * here first.
 */
import type { Kernel, KernelFunction, LibraryFunction, Statement, ValueType } from "@lockstep/core";
import type { Draw } from "./random-expressions.js";
import { digest } from "./random-kernels.js";
import { binary, constant, read } from "./random-nodes.js";
import { loopKinds, RandomSteps } from "./random-steps.js";

/** A kernel of these parameter types, as `draw` decides, which calls only these functions of the library. */
export function randomPartingKernel(
  draw: Draw,
  parameters: readonly ValueType[],
  library: readonly LibraryFunction[] = [],
): Kernel {
  const functions: KernelFunction[] = [];
  const kernel = new Parting(draw, parameters, library, functions);
  kernel.growFunctions();
  const { locals, body, result } = kernel.grow(draw(0, 9) < 3 ? 3 : 2);
  const tree = { parameters: locals.slice(0, parameters.length), locals, body, functions, type: result };
  return { name: "parting", ...tree, dtype: result, hash: digest(tree) };
}

/** Something that can be left. */
interface Place {
  readonly kind: "loop" | "block";
  readonly label: number;
}

/** Statements, and whether what follows them is never reached. */
interface Grown {
  readonly list: Statement[];
  readonly ends: boolean;
}

/** The most turns of a loop. */
const mostTurns = 5;
const statementKinds = [
  ...["note", "note", "assign", "again", "again", "copy"],
  ...["if", "if", "choose", "loop", "loop", "block", "leave", "leave"],
] as const;

class Parting extends RandomSteps {
  readonly #places: Place[] = [];
  /** Locals with a value here that only a loop within this place knows: it need not be kept for anybody else. */
  readonly #secrets: number[] = [];
  #labels = 0;

  /** One function in a while, or two, which the kernel calls. */
  growFunctions(): void {
    if (!this.chance(30)) return;
    for (let left = this.chance(30) ? 2 : 1; left > 0; left--) {
      const given = Array.from({ length: this.chance(40) ? 2 : 1 }, () => this.pick(this.types()));
      const fn = new Parting(this.draw, given, this.library, this.functions).grow(1);
      this.functions.push({ name: `f${this.functions.length}`, arity: given.length, ...fn });
    }
  }

  /** The body, with loops in loops to this level. */
  grow(level: number): Pick<KernelFunction, "locals" | "body" | "result"> {
    const first: Statement = { kind: "assign", local: this.trace, value: constant("int32", 1) };
    const { list, ends } = this.#statements(level);
    const body = [first, ...list, ...(ends ? [] : [this.returning()])];
    return { locals: this.locals, body, result: this.result };
  }

  #statements(level: number): Grown {
    const list: Statement[] = [];
    for (let left = this.draw(1, level + 2); left > 0; left--) {
      const grown = this.#statement(level);
      list.push(...grown.list);
      if (grown.ends) return { list, ends: true };
    }
    return { list, ends: false };
  }

  #statement(level: number): Grown {
    const goesOn = (...list: Statement[]): Grown => ({ list, ends: false });
    const kind = level > 0 ? this.pick(statementKinds) : this.pick(["note", "assign", "again", "leave"]);
    switch (kind) {
      case "note":
        return goesOn(this.note());
      case "assign": {
        const type = this.chance(20) ? "bool" : this.numberType();
        const value = this.expression(type, 2);
        return goesOn({ kind: "assign", local: this.declare(type), value });
      }
      case "copy": {
        const type = this.numberType();
        const value = this.leaf(type);
        return goesOn({ kind: "assign", local: this.declare(type), value });
      }
      case "again":
        return goesOn(this.again());
      case "if":
        return this.#if(level);
      case "choose":
        return this.#choose(level);
      case "loop":
        return this.#loop(level);
      case "block":
        return this.#block(level);
      default:
        return goesOn({ kind: "if", test: this.condition(), then: this.#leaving(), else: [] });
    }
  }

  /** A list that ends by leaving something. */
  #leaving(): Statement[] {
    const before = this.chance(40) ? [this.chance(50) ? this.note() : this.again()] : [];
    const kind = this.pick(["break", "break", "continue", "continue", "return"] as const);
    const targets = this.#places.filter((place) => kind === "break" || place.kind === "loop");
    if (kind === "return" || targets.length === 0) return [...before, this.returning()];
    const { label } = this.chance(70) ? targets.at(-1)! : this.pick(targets);
    return [...before, { kind, label }];
  }

  #side(level: number): Grown {
    return this.#within(() => {
      const grown = this.#statements(level - 1);
      if (grown.ends || !this.chance(20)) return grown;
      return { list: [...grown.list, ...this.#leaving()], ends: true };
    });
  }

  #if(level: number): Grown {
    const test = this.condition();
    const then = this.#side(level);
    const otherwise = this.chance(50) ? this.#side(level) : { list: [], ends: false };
    return {
      list: [{ kind: "if", test, then: then.list, else: otherwise.list }],
      ends: then.ends && otherwise.ends,
    };
  }

  /** A local that is first assigned on the sides of an `if`, and read after it. */
  #choose(level: number): Grown {
    const test = this.condition();
    const type = this.chance(20) ? "bool" : this.numberType();
    const local = this.declare(type, "choice");
    this.assigned.pop();
    const sides = [0, 1].map(() => {
      const { list, ends } = this.#side(level);
      const assign: Statement = { kind: "assign", local, value: this.expression(type, 2) };
      return { list: ends ? list : [...list, assign], ends };
    });
    this.assigned.push(local);
    const [then, otherwise] = sides as [Grown, Grown];
    return {
      list: [{ kind: "if", test, then: then.list, else: otherwise.list }],
      ends: then.ends && otherwise.ends,
    };
  }

  #loop(level: number): Grown {
    const kind = this.pick(loopKinds);
    const label = this.#labels++;
    const counter = this.declare("int32", "turn");
    this.counters.add(counter);
    const start: Statement = { kind: "assign", local: counter, value: constant("int32", 0) };
    const turns = constant("int32", this.draw(1, mostTurns));
    const mayGoOn = binary("less", read("int32", counter), turns);
    const next: Statement = {
      kind: "assign",
      local: counter,
      value: binary("add", read("int32", counter), constant("int32", 1)),
    };
    const more = this.chance(30) ? [this.again()] : [];
    const test = this.loopTest(kind, counter, mayGoOn);
    const before = this.chance(40) ? [start, this.#secret()] : [start];
    this.#places.push({ kind: "loop", label });
    const { list } = this.#within(() => this.#turn(level - 1));
    this.#places.pop();
    if (before.length > 1) this.#secrets.pop();
    const loop = { kind: "loop", label, test } as const;
    if (kind === "endless") {
      const leave = this.chance(70) ? ({ kind: "break", label } as const) : this.returning();
      const first: Statement = { kind: "if", test: mayGoOn, then: [], else: [leave] };
      return this.#after(counter, [...before, { ...loop, body: [first, next, ...list], update: more }]);
    }
    const last: Statement[] =
      kind === "doWhile"
        ? [
            { kind: "if", test: mayGoOn, then: [], else: [{ kind: "break", label }] },
            { kind: "if", test: this.condition(), then: [], else: [{ kind: "break", label }] },
          ]
        : [];
    return this.#after(counter, [...before, { ...loop, body: list, update: [next, ...more, ...last] }]);
  }

  #secret(): Statement {
    const type = this.numberType();
    const value = this.expression(type, 1);
    this.#secrets.push(this.declare(type, "secret"));
    return { kind: "assign", local: this.assigned.pop()!, value };
  }

  /** A loop's body; perhaps one that uses a secret, before and after everything else. */
  #turn(level: number): Grown {
    if (this.#secrets.length === 0 || !this.chance(60)) return this.#statements(level);
    const local = this.pick(this.#secrets);
    const { type } = this.locals[local]!;
    this.assigned.push(local);
    const first = this.note(read(type, local));
    const { list, ends } = this.#statements(level);
    const value = binary("add", read(type, local), this.expression(type, 1));
    const last: Statement = { kind: "assign", local, value };
    return { list: [first, ...list, ...(ends ? [] : [last])], ends };
  }

  /** What comes after a loop sees its counter or does not. */
  #after(counter: number, list: Statement[]): Grown {
    if (this.chance(50)) this.assigned = this.assigned.filter((local) => local !== counter);
    return { list, ends: false };
  }

  #block(level: number): Grown {
    const label = this.#labels++;
    this.#places.push({ kind: "block", label });
    const { list } = this.#within(() => {
      const first = this.#statements(level - 1);
      if (first.ends) return first;
      const leave: Statement = { kind: "if", test: this.condition(), then: this.#leaving(), else: [] };
      const rest = this.#statements(level - 1);
      return { list: [...first.list, leave, ...rest.list], ends: rest.ends };
    });
    this.#places.pop();
    return { list: [{ kind: "block", label, body: list }], ends: false };
  }

  /** What is assigned within may not be assigned after. */
  #within(grow: () => Grown): Grown {
    const before = [...this.assigned];
    const grown = grow();
    this.assigned = before;
    return grown;
  }
}
