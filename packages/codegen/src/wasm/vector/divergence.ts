/**
 * Where lanes part. A vector loop runs a kernel for several elements at once; where all of them decide alike, a branch
 * stays a branch, and where they may not, both sides run under masks (as ISPC does: Pharr and Mark, "ispc: A SPMD
 * compiler for high-performance CPU programming", 2012). This pass finds which is which, to a fixed point: a value
 * varies if it comes from one that varies or is assigned where only some lanes are at work.
 */
import {
  bodiesOf,
  type Expression,
  eachExpression,
  expressionsOf,
  type Statement,
  someExpression,
} from "@lockstep/core";
import { declare } from "../../declarations.js";

export interface Divergence {
  /** For each local, whether lanes may hold different values. */
  readonly varying: readonly boolean[];
  /** Ifs whose test varies, loops and blocks that lanes leave at different times. */
  readonly parting: ReadonlySet<Statement>;
  /** Loops of whose turns some lanes are through before others, by `continue`. */
  readonly partingTurns: ReadonlySet<Statement>;
  /** Assignments, of which lanes that are not at work must see nothing. */
  readonly masked: ReadonlySet<Statement>;
  /** Breaks, continues and returns that not all lanes at work there make together. */
  readonly partingLeaves: ReadonlySet<Statement>;
  /** Whether lanes return at different times. */
  readonly partingReturns: boolean;
}

/** Somewhere that lanes may part: a branch, a loop, one turn of a loop, a block. */
interface Place {
  readonly kind: "if" | "loop" | "turn" | "block";
  readonly statement: Statement;
}

/** Analyses a body with so many locals, of which the first are parameters. */
export function findDivergence(
  body: readonly Statement[],
  locals: number,
  varyingParameters: readonly boolean[],
): Divergence {
  const finder = new Finder(body, locals, varyingParameters);
  while (finder.pass());
  return finder;
}

class Finder implements Divergence {
  readonly varying: boolean[];
  readonly parting = new Set<Statement>();
  readonly partingTurns = new Set<Statement>();
  readonly masked = new Set<Statement>();
  readonly partingLeaves = new Set<Statement>();
  partingReturns = false;

  #changed = false;
  readonly #path: Place[] = [];
  /** How deep in the path each local is declared: lanes outside know nothing of it. */
  readonly #depth: number[];
  readonly #declares: ReadonlySet<Statement>;
  readonly #reads: ReadonlyMap<number, number>;

  constructor(
    readonly body: readonly Statement[],
    locals: number,
    varyingParameters: readonly boolean[],
  ) {
    this.varying = Array.from({ length: locals }, (_, local) => varyingParameters[local] ?? false);
    this.#depth = new Array<number>(locals).fill(0);
    this.#declares = declare(body, varyingParameters.length).at;
    this.#reads = readsIn(body);
  }

  /** Goes through everything once; whether that found anything new. */
  pass(): boolean {
    this.#changed = false;
    this.#list(this.body);
    return this.#changed;
  }

  #list(list: readonly Statement[]): void {
    const assigned = new Set<number>();
    for (const statement of list) {
      if (statement.kind === "loop") this.#loop(statement, assigned);
      else this.#statement(statement);
      if (statement.kind === "assign") assigned.add(statement.local);
    }
  }

  #statement(statement: Exclude<Statement, { kind: "loop" }>): void {
    switch (statement.kind) {
      case "assign":
        if (this.#declares.has(statement)) this.#depth[statement.local] = this.#path.length;
        if (this.#partsFrom(this.#depth[statement.local]!)) this.#note(this.masked, statement);
        if (this.masked.has(statement) || this.#varies(statement.value)) this.#vary(statement.local);
        break;
      case "if":
        if (this.#varies(statement.test)) this.#note(this.parting, statement);
        this.#within({ kind: "if", statement }, statement.then);
        this.#within({ kind: "if", statement }, statement.else);
        break;
      case "block":
        this.#within({ kind: "block", statement }, statement.body);
        break;
      default:
        this.#leave(statement);
    }
  }

  /** `assigned`: what the list that the loop stands in has given values before. */
  #loop(loop: Extract<Statement, { kind: "loop" }>, assigned: ReadonlySet<number>): void {
    const depth = this.#path.push({ kind: "loop", statement: loop });
    // A value that begins before the loop and ends with it is of no use to lanes that have left.
    const inside = readsIn([loop]);
    const before: [number, number][] = [];
    for (const [local, reads] of inside) {
      if (reads !== this.#reads.get(local) || !assigned.has(local)) continue;
      before.push([local, this.#depth[local]!]);
      this.#depth[local] = depth;
    }
    if (this.#varies(loop.test)) this.#note(this.parting, loop);
    this.#within({ kind: "turn", statement: loop }, loop.body);
    this.#list(loop.update);
    for (const [local, outside] of before) this.#depth[local] = outside;
    this.#path.pop();
  }

  #within(place: Place, list: readonly Statement[]): void {
    this.#path.push(place);
    this.#list(list);
    this.#path.pop();
  }

  #leave(statement: Extract<Statement, { kind: "break" | "continue" | "return" }>): void {
    let target = 0;
    if (statement.kind !== "return") {
      target = this.#path.findLastIndex((place) => isTarget(place, statement));
    }
    const isPart = this.#partsFrom(target) || (statement.kind === "return" && this.partingReturns);
    if (!isPart) return;
    this.#note(this.partingLeaves, statement);
    if (statement.kind === "return" && !this.partingReturns) {
      this.partingReturns = true;
      this.#changed = true;
    }
    for (const place of this.#path.slice(target)) {
      if (place.kind === "loop" || place.kind === "block") this.#note(this.parting, place.statement);
    }
    const turn = this.#path[target];
    if (statement.kind === "continue" && turn) this.#note(this.partingTurns, turn.statement);
  }

  /** Whether lanes may part in the path from a place on. */
  #partsFrom(depth: number): boolean {
    for (let i = depth; i < this.#path.length; i++) {
      const { kind, statement } = this.#path[i]!;
      if ((kind === "turn" ? this.partingTurns : this.parting).has(statement)) return true;
    }
    return false;
  }

  #varies(node: Expression): boolean {
    return someExpression(node, (part) => part.kind === "local" && this.varying[part.local]!);
  }

  #vary(local: number): void {
    if (this.varying[local]) return;
    this.varying[local] = true;
    this.#changed = true;
  }

  #note(set: Set<Statement>, statement: Statement): void {
    if (set.has(statement)) return;
    set.add(statement);
    this.#changed = true;
  }
}

const isTarget = (place: Place, { kind, label }: { kind: "break" | "continue"; label: number }): boolean =>
  (kind === "continue" ? place.kind === "turn" : place.kind === "loop" || place.kind === "block") &&
  (place.statement as { label: number }).label === label;

/** How often each local is read in a list. */
function readsIn(list: readonly Statement[]): Map<number, number> {
  const reads = new Map<number, number>();
  eachExpression(list, (node) => {
    someExpression(node, (part) => {
      if (part.kind === "local") reads.set(part.local, (reads.get(part.local) ?? 0) + 1);
      return false;
    });
  });
  return reads;
}

/** Whether a list is so light that running it for nothing costs less than asking whether anybody needs it. */
export function isLightList(list: readonly Statement[], most: number): boolean {
  let weight = 0;
  const isHeavy = (statement: Statement): boolean => {
    if (statement.kind === "loop") return true;
    for (const node of expressionsOf(statement)) {
      const found = someExpression(node, (part) => {
        weight++;
        return part.kind === "invoke" || weight > most;
      });
      if (found) return true;
    }
    return bodiesOf(statement).some((body) => body.some(isHeavy));
  };
  return !list.some(isHeavy);
}
