/**
 * Calls of functions that were not inlined: too long to stand everywhere, or for rare arguments. They are asked for
 * four lanes at a time, and only where one of the four is at work.
 */
import { type Expression, type Invoke, type Select, someExpression } from "@lockstep/core";
import type { LocalIndex } from "../assembly/function-builder.js";
import type { ExpressionWriter } from "./expressions.js";
import { bitsOf, type MaskBits, registerCount, splat } from "./lanes.js";
import { calleeLanes } from "./vector-module.js";

const calls = (node: Expression): boolean => someExpression(node, ({ kind }) => kind === "invoke");

/** Whether a side of a choice makes calls. */
export const callsOnSide = (node: Select): boolean => calls(node.then) || calls(node.else);

/** Readies the parts of a choice: calls on a side only for the lanes that take it, as for others they may never end. */
export function prepareSides(writer: ExpressionWriter, { test, then, else: otherwise }: Select): void {
  const { builder, fn } = writer;
  const { active, maskBits } = fn;
  writer.prepare(test, maskBits);
  for (const side of [then, otherwise]) {
    if (calls(side)) {
      fn.active = Array.from({ length: registerCount(fn.lanes, maskBits) }, (_, r) => {
        const mask = writer.borrow();
        builder.get(active?.[r] ?? splat(builder, "bool", 1));
        writer.pushMask(test, r, maskBits);
        builder.emit(side === then ? "v128.and" : "v128.andnot").set(mask);
        return mask;
      });
    }
    writer.prepare(side);
    fn.active = active;
  }
}

/** Writes a call for all lanes and gives the registers of its result. */
export function writeInvoke(writer: ExpressionWriter, node: Invoke): LocalIndex[] {
  const { callee, args, type } = node;
  const { builder, fn } = writer;
  const { maskBits, active } = fn;
  const index = fn.module.callee(fn.functions, callee, maskBits);
  const bitsFor = (of: Invoke["type"]): MaskBits => (of === "bool" ? maskBits : bitsOf(of));
  const perGroup = (bits: MaskBits): number => registerCount(calleeLanes, bits);
  for (const arg of args) if (arg.type === "bool") writer.prepare(arg, maskBits);
  // Where all lanes give the same arguments, four are asked for all of them: any lane may be the one at work.
  const isOne = !fn.varies(node);
  const groups = isOne ? 1 : fn.lanes / calleeLanes;

  const results: LocalIndex[] = [];
  for (let group = 0; group < groups; group++) {
    const own = Array.from({ length: perGroup(bitsFor(type)) }, () => writer.borrow());
    results.push(...own);
    const masks = Array.from({ length: perGroup(maskBits) }, (_, i) => group * perGroup(maskBits) + i);
    const call = (): void => {
      for (const r of masks) {
        const mask = isOne ? undefined : active?.[r];
        builder.get(mask ?? splat(builder, "bool", 1));
      }
      for (const arg of args) {
        const count = perGroup(bitsFor(arg.type));
        for (let i = 0; i < count; i++) {
          if (arg.type === "bool") writer.pushMask(arg, group * count + i, maskBits);
          else writer.push(arg, group * count + i);
        }
      }
      builder.emit("call", index);
      for (const local of [...own].reverse()) builder.set(local);
    };
    if (active === undefined) {
      call();
      continue;
    }
    const asking = isOne ? active : masks.map((r) => active[r]!);
    asking.forEach((mask, i) => {
      builder.get(mask);
      if (i > 0) builder.emit("v128.or");
    });
    builder.emit("v128.any_true");
    builder.if(call);
  }
  return isOne ? new Array<LocalIndex[]>(fn.lanes / calleeLanes).fill(results).flat() : results;
}
