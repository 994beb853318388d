/** The page as a person meets it: from the development server, built, and on a host that knows nothing of it. */
import { readFile } from "node:fs/promises";
import { createServer as createHost } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { createServer, preview } from "vite";

export interface Site {
  /** Ends with a slash. */
  readonly url: string;
  close(): Promise<void>;
}

const root = join(import.meta.dirname, "..");

/** What `npm run build` has left in `dist`, with the headers of `vite preview`. */
export async function builtSite(): Promise<Site> {
  const server = await preview({ root, preview: { port: 0 }, logLevel: "error" });
  return { url: server.resolvedUrls!.local[0]!, close: () => server.close() };
}

export async function devSite(): Promise<Site> {
  const server = await createServer({ root, server: { port: 0 }, logLevel: "error" });
  await server.listen();
  return { url: server.resolvedUrls!.local[0]!, close: () => server.close() };
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
};

/** The built page in a folder of a host that sends the headers given, and no other: none, as most static ones do. */
export async function plainSite(headers: Readonly<Record<string, string>> = {}): Promise<Site> {
  const folder = "/some/folder/";
  const host = createHost(async ({ url = "" }, response) => {
    const path = normalize(new URL(url, "http://host").pathname);
    const file = path.startsWith(folder) ? path.slice(folder.length) || "index.html" : undefined;
    const body =
      file === undefined ? undefined : await readFile(join(root, "dist", file)).catch(() => undefined);
    const type = types[extname(file ?? "")] ?? "application/octet-stream";
    response
      .writeHead(body ? 200 : 404, { ...headers, "content-type": body ? type : "text/plain" })
      .end(body);
  });
  await new Promise<void>((resolve) => host.listen(0, "localhost", resolve));
  return {
    url: `http://localhost:${(host.address() as AddressInfo).port}${folder}`,
    close: () =>
      new Promise((resolve) => {
        host.close(() => resolve());
        host.closeAllConnections();
      }),
  };
}
