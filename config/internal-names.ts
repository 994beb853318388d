/**
 * Names of properties that stay within a package, made short in what is published: a minifier of a page shortens names
 * of variables, never of properties. None of them may be in a declaration or be looked up by a string; a test of
 * `packages/backend-cpu` holds them to that.
 */
export const internalNames = [
  // The most used ones first.
  ..."builder previousEnd defaults maskBits naturalBits statements outside pushMask parsed tokens expect".split(
    " ",
  ),
  ..."unsigned skip statement known lanes pushWord prepare varying unexpected temporary variables".split(" "),
  ..."operands labels registers holders newLocal newline openBlocks fraction written parting pointer held".split(
    " ",
  ),
  ..."forgetAssigned partingReturns copyOfActive skipBrackets partingLeaves partingTurns enclosing under".split(
    " ",
  ),
  ..."continued scopeProperty pushOperands ownRegisters isNew sized helper counts".split(" "),
  ..."markEffects pushScratch assignments exponent declared eachView referents condition sources".split(" "),
  ..."declareAll assignment pushAgreed widened encoded newLabel inWindow functionFor pointers ifAny".split(
    " ",
  ),
  ..."readInnermost fresh slots masked finished borrowed pushAny noted takeRegExp afterSpace pushNumber".split(
    " ",
  ),
  ..."lowerMain byHash countDown innermost promoted careless placeOf rebuilt tableOf squares".split(" "),
  ..."active squareColumns squareRows changing large functionOf kernelFor pushCount largestFree".split(" "),
  ..."declarator fragments immediate booleans variable overElements overReduced overOutputs addNumber".split(
    " ",
  ),
];

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const shortName = (i: number): string =>
  `$${letters[i % letters.length]}${i < letters.length ? "" : Math.floor(i / letters.length)}`;

/** What esbuild is told: the same short name in every package, so that classes of one may extend those of another. */
export const mangled = {
  mangleProps: new RegExp(`^(?:${internalNames.join("|")})$`),
  mangleCache: Object.fromEntries(internalNames.map((name, i) => [name, shortName(i)])),
};
