/** A module that makes no backend. */
export const answer = 42;
