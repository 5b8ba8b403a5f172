// Registers the worker that opens the page without a network.
import { HOME } from "./portal.js";

export async function register() {
  const how = { type: "module", scope: HOME, updateViaCache: "none" };
  return navigator.serviceWorker?.register(`${HOME}worker.js`, how);
}
