/** Uneven work given to threads in equal shares, and in parts, which whoever is done early takes from others. */
import type { Share } from "../shares.js";
import "./claims.css";

export interface ClaimsProps {
  readonly equal: Share;
  readonly claimed: Share;
}

export function Claims({ equal, claimed }: ClaimsProps) {
  return (
    <figure class="drawing">
      <Way name="in equal shares" share={equal} until={equal.done} />
      <Way name="claimed in parts" share={claimed} until={equal.done} />
      <figcaption class="small soft">
        Reckoned from the turns that each row of your picture takes: in equal shares the last thread is done
        after {percent(equal.done)} of one thread's time, claimed after {percent(claimed.done)}.
      </figcaption>
    </figure>
  );
}

const percent = (part: number): string => `${Math.round(100 * part)} %`;

function Way({
  name,
  share,
  until,
}: {
  readonly name: string;
  readonly share: Share;
  readonly until: number;
}) {
  return (
    <div class="claims" aria-hidden="true">
      <span class="small soft">{name}</span>
      {share.threads.map((pieces, thread) => (
        <div key={thread} class="claims-track">
          {pieces.map((piece, i) => (
            <span key={i} style={{ width: `${(100 * piece) / until}%` }} />
          ))}
        </div>
      ))}
    </div>
  );
}
