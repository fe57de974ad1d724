import { defineConfig } from "vite";

export default defineConfig({
  // At any path of any host.
  base: "./",
});
