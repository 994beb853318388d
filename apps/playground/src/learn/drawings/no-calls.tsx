/** What one turn of the loop is made of, uncompiled and compiled. */
import "./no-calls.css";

const uncompiled = ["fetch", "call", "your function", "return", "round", "store"];
const compiled = ["fetch", "your function, rounded", "store"];

export function NoCalls() {
  return (
    <figure class="drawing">
      <div class="no-calls" aria-hidden="true">
        <Turn name="uncompiled" parts={uncompiled} />
        <Turn name="compiled" parts={compiled} />
      </div>
      <figcaption class="small soft">
        One turn of the loop. Compiled, your function's own lines stand within it: no call, and each operation
        rounded to float32, as every other backend does it.
      </figcaption>
    </figure>
  );
}

function Turn({ name, parts }: { readonly name: string; readonly parts: readonly string[] }) {
  return (
    <div class="turn">
      <span class="small soft">{name}</span>
      <div>
        {parts.map((part) => (
          <span key={part} data-own={part.startsWith("your")}>
            {part}
          </span>
        ))}
      </div>
    </div>
  );
}
