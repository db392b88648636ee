// Starts our scripts on every page, also after the theme's instant navigation. Every module exports mount(root).
import * as checklist from "./checklist.js";
import * as closed from "./closed.js";
import * as course from "./course.js";
import * as filter from "./filter.js";
import * as find from "./find.js";
import * as header from "./header.js";
import * as landing from "./landing.js";
import * as myRole from "./my-role.js";
import * as offline from "./offline.js";
import * as part from "./part.js";
import * as print from "./print.js";
import * as search from "./search.js";
import * as versions from "./versions.js";

const modules = [landing, closed, search, find, filter, checklist, course, header, print, versions, offline, myRole, part];

function mountAll() {
  for (const module of modules) module.mount(document);
}

// document$ is the theme's stream of pages: it gives the present one at once, and each later one.
if (window.document$) window.document$.subscribe(mountAll);
else mountAll();
