/** The engines of GPU.js that there may be here, and what is said of one that was started. */

/**
 * @typedef {object} Player
 * @property {string} name as people write it after `--engine`
 * @property {"node" | "page"} place
 * @property {import("@lockstep/backend-gpu").EngineName} engine
 */

/** @type {readonly Player[]} */
export const players = [
  { name: "node:webgpu", place: "node", engine: "webgpu" },
  { name: "node:webasm", place: "node", engine: "webasm" },
  { name: "node:cpu", place: "node", engine: "cpu" },
  { name: "page:webgpu", place: "page", engine: "webgpu" },
  { name: "page:webgl2", place: "page", engine: "webgl2" },
  { name: "page:webgl", place: "page", engine: "webgl" },
];

/**
 * An engine that is open, in a process or a page of its own.
 *
 * @typedef {object} Session
 * @property {import("@lockstep/backend-gpu").Adapter} adapter
 * @property {(wanted: readonly string[], onRow: (row: Row) => void) => Promise<void>} measure each piece of work that
 *   is wanted, or all
 * @property {() => Promise<unknown>} end
 */

/** @typedef {{ name: string, failure?: string } & Partial<import("./phases.js").Phases>} Row one piece of work */
