/** Where the page begins. */
import { render } from "preact";
import { App } from "./app/app.js";
import { followKeys } from "./app/keys.js";
import { actions, beginPage } from "./app/page.js";
import { followAddress } from "./app/route.js";
import { followTheme } from "./app/theme.js";

followTheme();
followAddress();
followKeys(actions);
void beginPage();
render(<App />, document.getElementById("app")!);
