// On a page that lists visits: the sheets to be filled are taken along while there is a network.
import { register } from "./registering.js";
import { takeAll } from "./take.js";

const { sheets = [] } = await takeAll();
if (sheets.length) await register();
