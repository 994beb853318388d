/**
 * Which part of the page is seen, as the address says behind its `#`: so every part, every example and every program
 * has a link, on any static host.
 */
import { signal } from "@preact/signals";

export type Route =
  | { readonly page: "play"; readonly example?: string; readonly shared?: string }
  | { readonly page: "tour"; readonly step: number }
  | { readonly page: "strides" }
  | { readonly page: "conformance" };

/** The route that an address's hash names; what it does not know leads to the start. */
export function parseRoute(hash: string): Route {
  const whole = hash.replace(/^#\/?/, "");
  const at = whole.includes("?") ? whole.indexOf("?") : whole.length;
  const [path, query] = [whole.slice(0, at), whole.slice(at + 1)];
  const [page, part = ""] = path.split("/");
  switch (page) {
    case "tour":
      return { page, step: Math.max(1, Number.parseInt(part, 10) || 1) };
    case "strides":
    case "conformance":
      return { page };
    default: {
      const shared = page === "play" ? new URLSearchParams(query).get("p") : null;
      if (shared) return { page: "play", shared };
      const example = page === "play" ? decoded(part) : "";
      return example ? { page: "play", example } : { page: "play" };
    }
  }
}

/** Nothing where a person has mistyped an address. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

/** The address of a route, from its `#`. */
export function hashOf(route: Route): string {
  if (route.page === "tour") return `#/tour/${route.step}`;
  if (route.page !== "play") return `#/${route.page}`;
  if (route.shared !== undefined) return `#/play?p=${encodeURIComponent(route.shared)}`;
  return route.example === undefined ? "#/play" : `#/play/${encodeURIComponent(route.example)}`;
}

export const route = signal<Route>({ page: "play" });

/** Keeps `route` in step with the address. */
export function followAddress(): void {
  const read = () => {
    route.value = parseRoute(location.hash);
  };
  addEventListener("hashchange", read);
  read();
}
