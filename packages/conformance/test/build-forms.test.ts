/**
 * The recorded build forms are what the tools give. After a tool's new version, or a change of the originals,
 * `npx vitest run test/build-forms.test.ts -u` records them anew; the difference is there to be read.
 */
import { expect, test } from "vitest";
import { originals } from "../src/families/build-forms/originals.js";
import { builtForms } from "./build-tools.js";

test("the recorded forms are what the tools give", async () => {
  const forms = await builtForms();
  for (const texts of Object.values(forms)) expect(Object.keys(texts)).toEqual(Object.keys(originals));
  const text = `${JSON.stringify(forms, null, 2)}\n`;
  await expect(text).toMatchFileSnapshot("../src/families/build-forms/recorded-forms.json");
});
