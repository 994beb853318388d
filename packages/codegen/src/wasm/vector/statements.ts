/**
 * Writes statements for several lanes at once. Where lanes part, a mask says which of them are at work; leaving a
 * loop, a block or the function takes lanes out of the masks, and where none is left nothing runs.
 */
import { type Expression, type Statement, someStatement, type ValueType } from "@lockstep/core";
import type { FunctionBuilder, LocalIndex } from "../assembly/function-builder.js";
import { type Divergence, findDivergence, isLightList } from "./divergence.js";
import { LaneMasks } from "./lane-masks.js";
import { bitsOf } from "./lanes.js";
import { type Leaving, Targets } from "./targets.js";
import { ValueWriter } from "./values.js";
import type { VectorFunction } from "./vector-function.js";

export interface Body {
  readonly body: readonly Statement[];
  readonly result: ValueType;
  /** For each parameter, whether its lanes may differ. */
  readonly varying: readonly boolean[];
  /** The lanes at work, where not all are. */
  readonly active?: readonly LocalIndex[];
}

type LoopStatement = Extract<Statement, { kind: "loop" }>;
type IfStatement = Extract<Statement, { kind: "if" }>;

/** Nodes that are cheaper to compute for nobody than to jump over. */
const lightest = 12;
/** Nodes after a place where lanes leave, for which it is worth asking whether any lane is left. */
const heavyRest = 40;

export class StatementWriter {
  readonly #builder: FunctionBuilder;
  readonly #values: ValueWriter;
  readonly #divergence: Divergence;
  readonly #result: readonly LocalIndex[];
  readonly #masks: LaneMasks;
  readonly #targets: Targets;

  constructor(
    readonly fn: VectorFunction,
    readonly code: Body,
  ) {
    this.#builder = fn.builder;
    this.#divergence = findDivergence(code.body, fn.locals.length, code.varying);
    fn.know(this.#divergence.varying);
    this.#values = new ValueWriter(fn);
    this.#masks = new LaneMasks(fn);
    this.#targets = new Targets(fn.builder);
    const bits = code.result === "bool" ? fn.maskBits : bitsOf(code.result);
    this.#result = fn.variables("result", bits);
  }

  /** Writes everything and gives the registers of the result. */
  write(): readonly LocalIndex[] {
    const { fn, code } = this;
    fn.active = code.active;
    if (this.#divergence.partingReturns) {
      const mask = this.#masks.copyOfActive("running");
      this.#masks.under(mask, () => this.#targets.as("function", -1, mask, () => this.list(code.body, true)));
    } else if (
      code.body.slice(0, -1).some((inner) => someStatement(inner, ({ kind }) => kind === "return")) ||
      isNestedReturn(code.body)
    ) {
      this.#targets.as("function", -1, undefined, () => this.list(code.body, true));
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
        this.#masks.ifAny(this.fn.active!, () => this.list(rest, last));
        return;
      }
    }
  }

  /** Whether lanes may have left by the end of a statement. */
  #mayLeave(statement: Statement): boolean {
    if (this.fn.active === undefined || statement.kind === "assign") return false;
    return someStatement(statement, (inner) => this.#divergence.partingLeaves.has(inner));
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
    this.#values.store(this.fn.ownRegisters(local), value, masked);
  }

  /** A condition on which all lanes agree: a branch. */
  #branch({ test, then, else: otherwise }: IfStatement): void {
    this.#values.pushAgreed(test);
    if (otherwise.length === 0) this.#builder.if(() => this.list(then));
    else
      this.#builder.if(
        () => this.list(then),
        () => this.list(otherwise),
      );
  }

  /** A condition on which lanes part: both sides, each for its lanes. */
  #masked({ test, then, else: otherwise }: IfStatement): void {
    if (isNegation(test) && otherwise.length === 0 && !isLightList(then, lightest)) {
      this.#rarely(test.value, then);
      return;
    }
    const decided = this.#values.condition(test, "test");
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
      if (isLight) this.#masks.under(decided, () => this.list(list));
      else this.#masks.ifAny(decided, () => this.#masks.under(decided, () => this.list(list)));
      return;
    }
    const mask = this.#masks.where(decided, op);
    const write = (): void => this.#masks.under(mask, () => this.list(list));
    if (isLight) write();
    else this.#masks.ifAny(mask, write);
  }

  /** What is to be done where `usual` does not hold: all registers' answers in one first, as that is seldom. */
  #rarely(usual: Expression, list: readonly Statement[]): void {
    const decided = this.#values.condition(usual, "usual");
    decided.forEach((register, r) => {
      this.#builder.get(register);
      if (r > 0) this.#builder.emit("v128.and");
    });
    this.#builder.write("i32x4.all_true", "i32.eqz");
    this.#builder.if(() => {
      const mask = this.#masks.where(decided, "v128.andnot");
      this.#masks.ifAny(mask, () => this.#masks.under(mask, () => this.list(list)));
    });
  }

  #block(statement: Extract<Statement, { kind: "block" }>): void {
    const { label, body } = statement;
    if (!this.#divergence.parting.has(statement)) {
      this.#targets.as("block", label, undefined, () => this.list(body));
      return;
    }
    const mask = this.#masks.copyOfActive("within");
    this.#masks.under(mask, () => this.#targets.as("block", label, mask, () => this.list(body)));
  }

  #loop(statement: LoopStatement): void {
    const { label } = statement;
    if (!this.#divergence.parting.has(statement)) {
      this.#targets.as("loop", label, undefined, () =>
        this.#turns(statement, () => this.#values.pushAgreed(statement.test)),
      );
      return;
    }
    const mask = this.#masks.copyOfActive("looping");
    this.#masks.under(mask, () =>
      this.#targets.as("loop", label, mask, () =>
        this.#turns(statement, () => this.#pushStill(statement.test, mask)),
      ),
    );
  }

  /** Takes out of the mask the lanes of which the test does not hold, and pushes whether any is left. */
  #pushStill(test: Expression, mask: readonly LocalIndex[]): void {
    if (!(test.kind === "constant" && test.value !== 0)) this.#values.narrow(mask, test);
    this.#masks.pushAny(mask);
  }

  /** The turns of a loop; `goesOn` pushes whether there is another. */
  #turns(statement: LoopStatement, goesOn: () => void): void {
    const { body, label, update } = statement;
    const exit = this.#targets.innermost.exit;
    this.#builder.loop((again) => {
      goesOn();
      this.#builder.emit("i32.eqz").brIf(exit);
      if (this.#divergence.partingTurns.has(statement)) {
        const mask = this.#masks.copyOfActive("turn");
        this.#masks.under(mask, () => this.#targets.as("turn", label, mask, () => this.list(body)));
      } else {
        this.#targets.as("turn", label, undefined, () => this.list(body));
      }
      this.list(update);
      this.#builder.br(again);
    });
  }

  #return(value: Expression): void {
    this.#values.store(this.#result, value, this.#divergence.partingReturns);
  }

  #leave(statement: Leaving): void {
    const target = this.#targets.of(statement);
    if (!this.#divergence.partingLeaves.has(statement)) {
      this.#builder.br(target.exit);
      return;
    }
    this.#masks.leave(target.mask!);
  }
}

const isNegation = (test: Expression): test is Extract<Expression, { kind: "unary" }> =>
  test.kind === "unary" && test.op === "not";

/** Whether the last statement is not itself the only return. */
const isNestedReturn = (body: readonly Statement[]): boolean => body.at(-1)?.kind !== "return";
