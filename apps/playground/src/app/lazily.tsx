/**
 * A part of the page that is fetched when it is first seen. Until then its place shows that something comes; if it
 * fails, it says so in its own place and the rest of the page goes on.
 */
import "./lazily.css";
import { Component, type ComponentType } from "preact";

type State<P> = { readonly Part?: ComponentType<P>; readonly error?: unknown };

/** `name`: as in "Loading the editor". `height`: what the part is likely to take, so that nothing jumps. */
export function lazily<P extends object>(
  name: string,
  load: () => Promise<ComponentType<P>>,
  height = 120,
): ComponentType<P> {
  let loaded: ComponentType<P> | undefined;

  return class extends Component<P, State<P>> {
    override state: State<P> = loaded ? { Part: loaded } : {};

    override componentDidMount(): void {
      if (!loaded) void this.fetch();
    }

    override componentDidCatch(error: unknown): void {
      this.setState({ error });
    }

    async fetch(): Promise<void> {
      try {
        loaded = await load();
        this.setState({ Part: loaded });
      } catch (error) {
        this.setState({ error });
      }
    }

    retry = (): void => {
      this.setState({ error: undefined });
      void this.fetch();
    };

    render() {
      const { Part, error } = this.state;
      if (error !== undefined) {
        return (
          <div class="card" role="alert">
            <p>
              Showing {name} failed: {error instanceof Error ? error.message : String(error)}
            </p>
            <button class="button" type="button" onClick={this.retry}>
              Try again
            </button>
          </div>
        );
      }
      if (Part) return <Part {...(this.props as P)} />;
      return (
        <div class="awaited" aria-busy="true" style={{ minHeight: `${height}px` }}>
          <span class="visually-hidden">Loading {name}…</span>
        </div>
      );
    }
  };
}
