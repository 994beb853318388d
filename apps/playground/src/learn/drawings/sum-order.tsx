/** Eight numbers summed up from left to right, and on a tree: seven additions either way, but not in the same order. */
import "./sum-order.css";

const leaves = 8;
const x = (leaf: number): number => 20 + leaf * 34;

interface Node {
  readonly x: number;
  readonly y: number;
  readonly from: readonly [Point, Point];
  /** In which step it can be computed. */
  readonly step: number;
}
type Point = readonly [x: number, y: number];

function chain(): Node[] {
  const nodes: Node[] = [];
  let last: Point = [x(0), 12];
  for (let leaf = 1; leaf < leaves; leaf++) {
    const y = 12 + leaf * 19;
    nodes.push({ x: x(leaf), y, from: [last, [x(leaf), 12]], step: leaf });
    last = [x(leaf), y];
  }
  return nodes;
}

function tree(): Node[] {
  const nodes: Node[] = [];
  let level: Point[] = Array.from({ length: leaves }, (_, leaf) => [x(leaf), 12]);
  for (let step = 1; level.length > 1; step++) {
    const next: Point[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i]!, level[i + 1]!];
      const node: Point = [(left[0] + right[0]) / 2, 12 + step * 44];
      nodes.push({ x: node[0], y: node[1], from: [left, right], step });
      next.push(node);
    }
    level = next;
  }
  return nodes;
}

export function SumOrder() {
  return (
    <figure class="drawing">
      <div class="sum-orders">
        <Order name="from left to right" nodes={chain()} steps={7} />
        <Order name="on a fixed tree" nodes={tree()} steps={3} />
      </div>
      <figcaption class="small soft">
        Both add seven times. On the tree, additions of one level do not wait for each other: lanes, threads
        and cards can share them. The tree depends on the number of elements alone, never on who computes.
      </figcaption>
    </figure>
  );
}

function Order({
  name,
  nodes,
  steps,
}: {
  readonly name: string;
  readonly nodes: readonly Node[];
  readonly steps: number;
}) {
  return (
    <div>
      <span class="small soft">
        {name}: {steps} steps
      </span>
      <svg viewBox="0 0 280 160" role="img" aria-label={`Eight numbers summed up ${name}, in ${steps} steps`}>
        {nodes.map((node) => (
          <g key={`${node.x} ${node.y}`} style={{ "--step": node.step }}>
            {node.from.map(([fromX, fromY]) => (
              <line key={`${fromX} ${fromY}`} x1={fromX} y1={fromY} x2={node.x} y2={node.y} />
            ))}
          </g>
        ))}
        {Array.from({ length: leaves }, (_, leaf) => (
          <circle key={leaf} class="leaf" cx={x(leaf)} cy={12} r={8} />
        ))}
        {nodes.map((node) => (
          <circle
            key={`${node.x} ${node.y}`}
            class="sum"
            cx={node.x}
            cy={node.y}
            r={8}
            style={{ "--step": node.step }}
          />
        ))}
      </svg>
    </div>
  );
}
