/** The export condition under which packages are their sources. */
export const sourceCondition = "@lockstep/source";
