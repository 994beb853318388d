/** Examples are programs: built so that plain Node runs them, without declarations. */
import { defineConfig } from "tsup";

export default defineConfig({
  entry: ["src/*.ts", "!src/*.test.ts", "src/demo/index.ts"],
  format: ["esm"],
  target: "es2022",
  sourcemap: true,
  clean: true,
  silent: true,
  // `src/demo/index.ts` becomes `dist/demo/index.js`, whatever else is there.
  esbuildOptions: (options) => {
    options.outbase = "src";
  },
});
