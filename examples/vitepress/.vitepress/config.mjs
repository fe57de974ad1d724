import { defineConfig } from "vitepress";

// Base path of the site on its host.
const base = process.env.BASE ?? "/";

export default defineConfig({
  title: "Calls in VitePress",
  base,
  // The README of the package is no page.
  srcExclude: ["public/**"],
  head: [
    ["link", { rel: "stylesheet", href: `${base}call-model/call-model.css` }],
    ["script", { type: "module", src: `${base}call-model/call-model.js` }],
  ],
  // VitePress disables transitions by an inline style sheet, which a strict Content-Security-Policy forbids.
  appearance: { disableTransition: false },
  // A custom element, not a component of Vue.
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "call-model" } } },
});
