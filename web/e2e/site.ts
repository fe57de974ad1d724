// The manifest of the built site: target/site.json, which web/tools/site.mjs writes.
import { readFileSync } from "node:fs";

type Site = {
  /** The folder of the page's files, named by their content. */
  folder: string;
  /** Each file in it, with its integrity. */
  files: [file: string, integrity: string][];
  element: {
    script: string;
    /** The same script under a name by its content. */
    copy: string;
    module: string;
    /** Script and module of questions. */
    ask: [string, string];
    /** The least widths of its layouts in px, the widest first. */
    breakpoints: number[];
    /** The custom properties that its styles read, with their defaults. */
    properties: Record<string, string>;
  };
};

export const { folder, files, element } =
  JSON.parse(readFileSync(new URL("../../target/site.json", import.meta.url), "utf8")) as Site;

/** The limits of weight in bytes, compressed with Brotli; `later` is for Export and the texts, which the worker loads after the page. */
export const limits = JSON.parse(readFileSync(new URL("../limits.json", import.meta.url), "utf8")) as Record<"page" | "learn" | "element" | "later", number>;
