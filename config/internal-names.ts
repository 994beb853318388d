/**
 * Names of properties that stay within a package, made short in what is published: a minifier of a page shortens names
 * of variables, never of properties. None of them may be in a declaration or be looked up by a string; a test of
 * `packages/backend-cpu` holds them to that.
 */
export const internalNames = [
  ..."assignment assignments blocks builder condition continued copyOfActive declareAll declared defaults".split(
    " ",
  ),
  ..."eachView enclosing encoded exponent forgetAssigned fraction functionFor holders inWindow kernels".split(
    " ",
  ),
  ..."labels markEffects maskBits naturalBits newLabel newLocal newline outside ownRegisters parsed".split(
    " ",
  ),
  ..."parting partingLeaves partingReturns partingTurns pointer pointers previousEnd pushAgreed pushMask".split(
    " ",
  ),
  ..."pushOperands pushScratch pushWord referents registers scopeProperty skipBrackets sources statement".split(
    " ",
  ),
  ..."statements temporary tokens unexpected unsigned variables varying widened written".split(" "),
];

/** What esbuild is told: the same short name in every package, so that classes of one may extend those of another. */
export const mangled = {
  mangleProps: new RegExp(`^(?:${internalNames.join("|")})$`),
  mangleCache: Object.fromEntries(internalNames.map((name, i) => [name, `_${i.toString(36)}`])),
};
