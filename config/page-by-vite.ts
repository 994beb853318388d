/** A page's program as Vite builds it for a person who has configured nothing. */
import { build, type Rolldown } from "vite";

/** `folder`: where the program would stand, and finds its packages. */
export async function pageByVite(program: string, folder: string): Promise<string> {
  const input = "virtual:page";
  const resolved = `${folder}/page.js`;
  const built = (await build({
    root: folder,
    configFile: false,
    logLevel: "silent",
    build: { target: "es2022", write: false, modulePreload: false, rollupOptions: { input } },
    plugins: [
      {
        name: "page",
        resolveId: (id) => (id === input ? resolved : undefined),
        load: (id) => (id === resolved ? program : undefined),
      },
    ],
  })) as Rolldown.RolldownOutput;
  return built.output[0].code;
}
