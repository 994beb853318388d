/** The function as it was understood: typed, in the kernel language, and as the tree from which all code is made. */
import "./kernel-view.css";
import type { Explanation } from "@lockstep/core";
import { useMemo } from "preact/hooks";
import { Scroller } from "../scroller.js";
import { CodeText } from "./code-text.js";
import { type KernelNode, kernelTree } from "./kernel-tree.js";

export function KernelView({ kernel }: { readonly kernel: Explanation["kernel"] }) {
  const tree = useMemo(() => kernelTree(kernel.text), [kernel.text]);
  return (
    <div class="kernel-view">
      <p class="soft small">
        The function as it was understood, with its types. Every backend makes its code from this tree alone;
        equal trees are compiled once (this one is {kernel.hash.slice(0, 8)}).
      </p>
      <CodeText code={kernel.text} language="javascript" title="The kernel language" />
      <Scroller class="kernel-tree" label="Kernel as a tree">
        <Nodes nodes={tree} depth={0} />
      </Scroller>
    </div>
  );
}

/** Deeper ones are closed at first. */
const openDepth = 6;

function Nodes({ nodes, depth }: { readonly nodes: readonly KernelNode[]; readonly depth: number }) {
  return (
    <ul>
      {nodes.map(({ label, children }, i) => (
        <li key={i}>
          {children.every((child) => child.children.length === 0) ? (
            <span class="leaf">
              {label} <span class="soft">{children.map((child) => child.label).join("  ")}</span>
            </span>
          ) : (
            <details open={depth < openDepth}>
              <summary>{label}</summary>
              <Nodes nodes={children} depth={depth + 1} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
