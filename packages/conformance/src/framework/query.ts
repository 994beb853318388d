/**
 * Choosing cases by their ids: `reduce/*` names everything under `reduce/`, `map/float32/*`, `layouts/?/…`.
 */

/**
 * A test for ids. `*` stands for any run of characters, slashes included, `?` for one; several patterns
 * separated by commas choose what any of them chooses, and a leading `!` takes away.
 */
export function compileQuery(query: string): (id: string) => boolean {
  const patterns = query
    .split(",")
    .map((text) => text.trim())
    .filter((text) => text !== "");
  const wanted = patterns.filter((pattern) => !pattern.startsWith("!")).map(toExpression);
  const unwanted = patterns
    .filter((pattern) => pattern.startsWith("!"))
    .map((pattern) => toExpression(pattern.slice(1)));
  return (id) =>
    (wanted.length === 0 || wanted.some((one) => one.test(id))) && !unwanted.some((one) => one.test(id));
}

function toExpression(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*/g, ".*").replace(/\?/g, ".")}$`);
}
