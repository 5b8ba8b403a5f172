// Copies what comes from packages into the portal's own static files.
import { copyFile, readFile, writeFile } from "node:fs/promises";

const packages = new URL("node_modules/", import.meta.url);
const vendor = new URL("../static/js/vendor/", import.meta.url);
const govuk = (name) => `govuk-frontend/dist/govuk/components/${name}/${name}.bundle.mjs`;

// A source map would be a second request for a file that is not there.
async function copyModule(name) {
  const text = await readFile(new URL(govuk(name), packages), "utf8");
  const plain = text.replace(/^\/\/# sourceMappingURL=.*$/m, "").trimEnd();
  await writeFile(new URL(`${name}.js`, vendor), `${plain}\n`);
}

await copyModule("error-summary");
await copyModule("skip-link");
await copyFile(new URL("htmx.org/dist/htmx.min.js", packages), new URL("htmx.min.js", vendor));
await copyFile(new URL("htmx.org/LICENSE", packages), new URL("htmx.LICENSE.txt", vendor));
