import { defineConfig } from "vite";

export default defineConfig({
  // Relative URLs, for any path on any host.
  base: "./",
});
