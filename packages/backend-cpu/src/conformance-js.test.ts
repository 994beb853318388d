import { jsCapabilities } from "@lockstep/codegen";
import { describeBackend } from "@lockstep/conformance/vitest";
import { cpu } from "./index.js";

describeBackend({ name: "cpu, js", create: () => cpu({ mode: "js" }), capabilities: jsCapabilities });
