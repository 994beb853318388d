/** The headers that make a page cross-origin isolated: shared memory, and with it threads, exists only there. */
export const isolated = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};
