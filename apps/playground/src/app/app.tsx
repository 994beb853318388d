/** The whole page: its head, and the part that the address names. */
import "./app.css";
import { Header } from "./header.js";
import { ConformancePage, Strides, Tour } from "./parts.js";
import { PlayPage } from "./play-page.js";
import { route } from "./route.js";

function Page() {
  switch (route.value.page) {
    case "play":
      return <PlayPage />;
    case "tour":
      return <Tour />;
    case "strides":
      return <Strides />;
    case "conformance":
      return <ConformancePage />;
  }
}

export function App() {
  return (
    <>
      <Header />
      <main class="page">
        <Page />
      </main>
    </>
  );
}
