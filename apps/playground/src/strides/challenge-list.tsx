/** Tasks to try one's hand at; the page notices when one is solved. */
import { useState } from "preact/hooks";
import { type Challenge, challenges } from "./challenge.js";
import "./challenge-list.css";

export interface ChallengeListProps {
  readonly solved: ReadonlySet<string>;
  readonly chosen: string | undefined;
  readonly onChoose: (challenge: Challenge) => void;
  readonly onAnswer: (challenge: Challenge) => void;
}

export function ChallengeList({ solved, chosen, onChoose, onAnswer }: ChallengeListProps) {
  const [hinted, setHinted] = useState<string>();
  const current = challenges.find(({ id }) => id === chosen);
  return (
    <section class="card challenge-list" aria-labelledby="challenges-title">
      <h2 id="challenges-title">Try it</h2>
      <ul>
        {challenges.map((challenge) => (
          <li key={challenge.id}>
            <button
              type="button"
              class="challenge"
              aria-pressed={challenge.id === chosen}
              onClick={() => onChoose(challenge)}
            >
              <span class="tick" aria-hidden="true">
                {solved.has(challenge.id) ? "✓" : ""}
              </span>
              <span>
                {challenge.task}
                {solved.has(challenge.id) && <span class="visually-hidden"> Solved.</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" class="challenge-status">
        {current && solved.has(current.id) ? `Solved: ${current.task}` : ""}
      </p>
      {current && !solved.has(current.id) && (
        <div class="row">
          <button type="button" class="button small" onClick={() => setHinted(current.id)}>
            A hint
          </button>
          <button type="button" class="button small" onClick={() => onAnswer(current)}>
            Show me
          </button>
          {hinted === current.id && <p class="small soft">{current.hint}</p>}
        </div>
      )}
    </section>
  );
}
