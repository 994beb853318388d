/**
 * Writes statements for several lanes at once. Where lanes part, a mask says which of them are at work; leaving a
 * loop, a block or the function takes lanes out of the masks, and where none is left nothing runs.
 */
import type { Expression, Statement, ValueType } from "@lockstep/core";
import { someStatement } from "../../parts.js";
import type { FunctionBuilder, Label, LocalIndex } from "../assembly/function-builder.js";
import { type Divergence, findDivergence, isLightList } from "./divergence.js";
import { ExpressionWriter } from "./expressions.js";
import { bitsOf, splatBytes } from "./lanes.js";
import type { VectorFunction } from "./vector-function.js";

export interface Body {
  readonly body: readonly Statement[];
  readonly result: ValueType;
  /** For each parameter, whether its lanes may differ. */
  readonly varying: readonly boolean[];
  /** The lanes at work, where not all are. */
  readonly active?: readonly LocalIndex[];
}

/** Something that statements leave. */
interface Target {
  readonly kind: "function" | "loop" | "turn" | "block";
  readonly label: number;
  /** Where all lanes leave together. */
  readonly exit: Label;
  /** The lanes that have not left, where they leave at different times. */
  readonly mask: readonly LocalIndex[] | undefined;
}

type LoopStatement = Extract<Statement, { kind: "loop" }>;
type IfStatement = Extract<Statement, { kind: "if" }>;
type Leaving = Extract<Statement, { kind: "break" | "continue" | "return" }>;

/** Nodes that are cheaper to compute for nobody than to jump over. */
const lightest = 12;
/** Nodes after a place where lanes leave, for which it is worth asking whether any lane is left. */
const heavyRest = 40;

export class StatementWriter {
  readonly #builder: FunctionBuilder;
  readonly #expressions: ExpressionWriter;
  readonly #divergence: Divergence;
  readonly #result: readonly LocalIndex[];
  /** What can be left, and the masks of branches between, outermost first. */
  readonly #targets: Target[] = [];
  readonly #masks: (readonly LocalIndex[])[] = [];

  constructor(
    readonly fn: VectorFunction,
    readonly code: Body,
  ) {
    this.#builder = fn.builder;
    this.#divergence = findDivergence(code.body, fn.locals.length, code.varying);
    fn.know(this.#divergence.varying);
    this.#expressions = new ExpressionWriter(fn);
    const bits = code.result === "bool" ? fn.maskBits : bitsOf(code.result);
    this.#result = fn.variables("result", bits);
  }

  /** Writes everything and gives the registers of the result. */
  write(): readonly LocalIndex[] {
    const { fn, code } = this;
    fn.active = code.active;
    if (this.#divergence.partingReturns) {
      const mask = this.#copyOfActive("running");
      this.#under(mask, () => this.#asTarget("function", -1, mask, () => this.list(code.body, true)));
    } else if (
      someStatement(code.body.slice(0, -1), ({ kind }) => kind === "return") ||
      isNestedReturn(code.body)
    ) {
      this.#asTarget("function", -1, undefined, () => this.list(code.body, true));
    } else {
      this.list(code.body, true);
    }
    return this.#result;
  }

  /** `last`: whether the function ends after the list. */
  list(list: readonly Statement[], last = false): void {
    for (let i = 0; i < list.length; i++) {
      const statement = list[i]!;
      this.#statement(statement, last && i === list.length - 1);
      if (statement.kind === "break" || statement.kind === "continue" || statement.kind === "return") return;
      const rest = list.slice(i + 1);
      if (this.#mayLeave(statement) && rest.length > 0 && !isLightList(rest, heavyRest)) {
        this.#ifAny(this.fn.active!, () => this.list(rest, last));
        return;
      }
    }
  }

  /** Whether lanes may have left by the end of a statement. */
  #mayLeave(statement: Statement): boolean {
    if (this.fn.active === undefined || statement.kind === "assign") return false;
    return someStatement([statement], (inner) => this.#divergence.partingLeaves.has(inner));
  }

  #statement(statement: Statement, last: boolean): void {
    switch (statement.kind) {
      case "assign":
        this.#assign(statement);
        return;
      case "if":
        if (this.#divergence.parting.has(statement)) this.#masked(statement);
        else this.#branch(statement);
        return;
      case "loop":
        this.#loop(statement);
        return;
      case "block":
        this.#block(statement);
        return;
      case "return":
        this.#return(statement.value);
        if (!last) this.#leave(statement);
        return;
      default:
        this.#leave(statement);
        return;
    }
  }

  #assign(statement: Extract<Statement, { kind: "assign" }>): void {
    const { local, value } = statement;
    const masked = this.#divergence.masked.has(statement);
    this.#store(this.fn.ownRegisters(local), value, masked);
  }

  /** Computes a value into registers; if `masked`, for the lanes at work alone. */
  #store(registers: readonly LocalIndex[], value: Expression, masked: boolean): void {
    const { fn } = this;
    const expressions = this.#expressions;
    const bits = value.type === "bool" ? fn.maskBits : bitsOf(value.type);
    expressions.prepare(value, value.type === "bool" ? bits : undefined);
    registers.forEach((register, r) => {
      if (value.type === "bool") expressions.pushMask(value, r, bits);
      else expressions.push(value, r);
      if (masked && fn.active !== undefined) {
        const { active } = fn;
        this.#builder.get(register);
        expressions.resize((mask) => this.#builder.get(active[mask]!), fn.maskBits, r, bits);
        this.#builder.emit("v128.bitselect");
      }
      this.#builder.set(register);
    });
    expressions.release();
  }

  /** Computes a condition into new registers. */
  #condition(test: Expression, name: string): readonly LocalIndex[] {
    const registers = this.fn.variables(name, this.fn.maskBits);
    this.#store(registers, test, false);
    return registers;
  }

  /** A condition on which all lanes agree: a branch. */
  #branch({ test, then, else: otherwise }: IfStatement): void {
    this.#pushAgreed(test);
    if (otherwise.length === 0) this.#builder.if(() => this.list(then));
    else
      this.#builder.if(
        () => this.list(then),
        () => this.list(otherwise),
      );
  }

  #pushAgreed(test: Expression): void {
    this.#expressions.prepare(test, this.fn.maskBits);
    this.#expressions.pushMask(test, 0, this.fn.maskBits);
    this.#expressions.release();
    this.#builder.emit("v128.any_true");
  }

  /** A condition on which lanes part: both sides, each for its lanes. */
  #masked({ test, then, else: otherwise }: IfStatement): void {
    if (isNegation(test) && otherwise.length === 0 && !isLightList(then, lightest)) {
      this.#rarely(test.value, then);
      return;
    }
    const decided = this.#condition(test, "test");
    const isLight = isLightList(then, lightest);
    if (then.length > 0) this.#side(decided, "v128.and", then, isLight);
    if (otherwise.length > 0) this.#side(decided, "v128.andnot", otherwise, isLightList(otherwise, lightest));
  }

  /** One side of a condition; unless it is light, only where there is a lane for it. */
  #side(
    decided: readonly LocalIndex[],
    op: "v128.and" | "v128.andnot",
    list: readonly Statement[],
    isLight: boolean,
  ): void {
    if (op === "v128.and" && this.fn.active === undefined) {
      if (isLight) this.#under(decided, () => this.list(list));
      else this.#ifAny(decided, () => this.#under(decided, () => this.list(list)));
      return;
    }
    const mask = this.#maskOf(decided, op);
    const write = (): void => this.#under(mask, () => this.list(list));
    if (isLight) write();
    else this.#ifAny(mask, write);
  }

  /** The lanes at work of which a condition holds, or does not. */
  #maskOf(decided: readonly LocalIndex[], op: "v128.and" | "v128.andnot"): readonly LocalIndex[] {
    const mask = this.fn.variables(op === "v128.and" ? "then" : "else", this.fn.maskBits);
    mask.forEach((register, r) => {
      this.#pushActive(r);
      this.#builder.get(decided[r]!);
      this.#builder.emit(op);
      this.#builder.set(register);
    });
    return mask;
  }

  /** What is to be done where `usual` does not hold: all registers' answers in one first, as that is seldom. */
  #rarely(usual: Expression, list: readonly Statement[]): void {
    const decided = this.#condition(usual, "usual");
    decided.forEach((register, r) => {
      this.#builder.get(register);
      if (r > 0) this.#builder.emit("v128.and");
    });
    this.#builder.emit("i32x4.all_true");
    this.#builder.emit("i32.eqz");
    this.#builder.if(() => {
      const mask = this.#maskOf(decided, "v128.andnot");
      this.#ifAny(mask, () => this.#under(mask, () => this.list(list)));
    });
  }

  #pushActive(r: number): void {
    this.#builder.get(this.fn.active?.[r] ?? this.#builder.constant(splatBytes("bool", 1), "all"));
  }

  #copyOfActive(name: string): readonly LocalIndex[] {
    const mask = this.fn.variables(name, this.fn.maskBits);
    mask.forEach((register, r) => {
      this.#pushActive(r);
      this.#builder.set(register);
    });
    return mask;
  }

  #ifAny(mask: readonly LocalIndex[], then: () => void): void {
    this.#pushAny(mask);
    this.#builder.if(then);
  }

  #pushAny(mask: readonly LocalIndex[]): void {
    mask.forEach((register, r) => {
      this.#builder.get(register);
      if (r > 0) this.#builder.emit("v128.or");
    });
    this.#builder.emit("v128.any_true");
  }

  /** Writes under a mask: the lanes of it alone are at work. */
  #under(mask: readonly LocalIndex[], write: () => void): void {
    const { active } = this.fn;
    this.fn.active = mask;
    this.#masks.push(mask);
    write();
    this.#masks.pop();
    this.fn.active = active;
  }

  #asTarget(kind: Target["kind"], label: number, mask: Target["mask"], write: () => void): void {
    this.#builder.block((exit) => {
      this.#targets.push({ kind, label, exit, mask });
      write();
      this.#targets.pop();
    });
  }

  #block(statement: Extract<Statement, { kind: "block" }>): void {
    const { label, body } = statement;
    if (!this.#divergence.parting.has(statement)) {
      this.#asTarget("block", label, undefined, () => this.list(body));
      return;
    }
    const mask = this.#copyOfActive("within");
    this.#under(mask, () => this.#asTarget("block", label, mask, () => this.list(body)));
  }

  #loop(statement: LoopStatement): void {
    const { label } = statement;
    if (!this.#divergence.parting.has(statement)) {
      this.#asTarget("loop", label, undefined, () =>
        this.#turns(statement, () => this.#pushAgreed(statement.test)),
      );
      return;
    }
    const mask = this.#copyOfActive("looping");
    this.#under(mask, () =>
      this.#asTarget("loop", label, mask, () =>
        this.#turns(statement, () => this.#pushStill(statement.test, mask)),
      ),
    );
  }

  /** Takes out of the mask the lanes of which the test does not hold, and pushes whether any is left. */
  #pushStill(test: Expression, mask: readonly LocalIndex[]): void {
    if (!(test.kind === "constant" && test.value !== 0)) {
      const bits = this.fn.maskBits;
      this.#expressions.prepare(test, bits);
      mask.forEach((register, r) => {
        this.#expressions.pushMask(test, r, bits);
        this.#builder.get(register);
        this.#builder.emit("v128.and");
        this.#builder.set(register);
      });
      this.#expressions.release();
    }
    this.#pushAny(mask);
  }

  /** The turns of a loop; `goesOn` pushes whether there is another. */
  #turns(statement: LoopStatement, goesOn: () => void): void {
    const { body, label, update } = statement;
    const exit = this.#targets.at(-1)!.exit;
    this.#builder.loop((again) => {
      goesOn();
      this.#builder.emit("i32.eqz");
      this.#builder.brIf(exit);
      if (this.#divergence.partingTurns.has(statement)) {
        const mask = this.#copyOfActive("turn");
        this.#under(mask, () => this.#asTarget("turn", label, mask, () => this.list(body)));
      } else {
        this.#asTarget("turn", label, undefined, () => this.list(body));
      }
      this.list(update);
      this.#builder.br(again);
    });
  }

  #return(value: Expression): void {
    this.#store(this.#result, value, this.#divergence.partingReturns);
  }

  #leave(statement: Leaving): void {
    const at = this.#targets.findLastIndex((target) => isTarget(target, statement));
    const target = this.#targets[at]!;
    if (!this.#divergence.partingLeaves.has(statement)) {
      this.#builder.br(target.exit);
      return;
    }
    // The lanes at work leave every mask up to the target's; their own last, as it says who they are.
    const leaving = this.fn.active!;
    const outermost = this.#masks.indexOf(target.mask!);
    for (const mask of this.#masks.slice(outermost)) {
      if (mask === leaving) continue;
      mask.forEach((register, r) => {
        this.#builder.get(register);
        this.#builder.get(leaving[r]!);
        this.#builder.emit("v128.andnot");
        this.#builder.set(register);
      });
    }
    for (const register of leaving) {
      this.#builder.get(this.#builder.constant(splatBytes("bool", 0), "none"));
      this.#builder.set(register);
    }
  }
}

const isTarget = (target: Target, statement: Leaving): boolean =>
  statement.kind === "return"
    ? target.kind === "function"
    : (statement.kind === "continue") === (target.kind === "turn") &&
      target.kind !== "function" &&
      target.label === statement.label;

const isNegation = (test: Expression): test is Extract<Expression, { kind: "unary" }> =>
  test.kind === "unary" && test.op === "not";

/** Whether the last statement is not itself the only return. */
const isNestedReturn = (body: readonly Statement[]): boolean => body.at(-1)?.kind !== "return";
