import { defineConfig } from "vitepress";

// Where the site will stand on its host.
const base = process.env.BASE ?? "/";

export default defineConfig({
  title: "Calls in VitePress",
  base,
  head: [
    ["link", { rel: "stylesheet", href: `${base}call-model/call-model.css` }],
    ["script", { type: "module", src: `${base}call-model/call-model.js` }],
  ],
  // It would be done by a style sheet in the page, which a strict policy forbids.
  appearance: { disableTransition: false },
  // Vue leaves the tag as it is.
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "call-model" } } },
});
