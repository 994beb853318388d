/** Sequences, which a backend inherits, and a device of maps alone lacks. */
import type { Backend } from "@lockstep/core";
import type { Case } from "../framework/case.js";
import { floats, type Made, madeCases, numbers } from "./made.js";

const sequences: Readonly<Record<string, Made<Backend>>> = {
  arange: { make: (d, dtype) => d.arange(4, { dtype }), shape: [4], data: [0, 1, 2, 3], dtypes: numbers },
  "arange-from-to": {
    make: (d, dtype) => d.arange(2, 5, { dtype }),
    shape: [3],
    data: [2, 3, 4],
    dtypes: numbers,
  },
  "arange-step": {
    make: (d, dtype) => d.arange(9, 2, -3, { dtype }),
    shape: [3],
    data: [9, 6, 3],
    dtypes: numbers,
  },
  linspace: {
    make: (d, dtype) => d.linspace(0, 1, 5, { dtype }),
    shape: [5],
    data: [0, 0.25, 0.5, 0.75, 1],
    dtypes: floats,
  },
  eye: { make: (d, dtype) => d.eye(2, 3, { dtype }), shape: [2, 3], data: [1, 0, 0, 0, 1, 0] },
  "eye-above": {
    make: (d, dtype) => d.eye(3, { k: 1, dtype }),
    shape: [3, 3],
    data: [0, 1, 0, 0, 0, 1, 0, 0, 0],
  },
};

export const sequenceCases = (): Case[] => madeCases("sequences", sequences);
