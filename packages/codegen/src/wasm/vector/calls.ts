/**
 * Calls of functions that were not inlined: too long to stand everywhere, or for rare arguments. They are asked for
 * four lanes at a time, and only where one of the four is at work.
 */
import type { Invoke } from "@lockstep/core";
import type { LocalIndex } from "../assembly/function-builder.js";
import type { ExpressionWriter } from "./expressions.js";
import { bitsOf, type MaskBits, registerCount, splatBytes } from "./lanes.js";
import { calleeLanes } from "./vector-module.js";

/** Writes a call for all lanes and gives the registers of its result. */
export function writeInvoke(writer: ExpressionWriter, { callee, args, type }: Invoke): LocalIndex[] {
  const { builder, fn } = writer;
  const { maskBits, active } = fn;
  const index = fn.module.callee(fn.functions, callee, maskBits);
  const bitsFor = (of: Invoke["type"]): MaskBits => (of === "bool" ? maskBits : bitsOf(of));
  const perGroup = (bits: MaskBits): number => registerCount(calleeLanes, bits);
  for (const arg of args) if (arg.type === "bool") writer.prepare(arg, maskBits);

  const results: LocalIndex[] = [];
  for (let group = 0; group < fn.lanes / calleeLanes; group++) {
    const own = Array.from({ length: perGroup(bitsFor(type)) }, () => writer.borrow());
    results.push(...own);
    const masks = Array.from({ length: perGroup(maskBits) }, (_, i) => group * perGroup(maskBits) + i);
    const call = (): void => {
      for (const r of masks) builder.get(active?.[r] ?? builder.constant(splatBytes("bool", 1), "all"));
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
    masks.forEach((r, i) => {
      builder.get(active[r]!);
      if (i > 0) builder.emit("v128.or");
    });
    builder.emit("v128.any_true");
    builder.if(call);
  }
  return results;
}
