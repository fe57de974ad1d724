// The default theme with system fonts in place of its web fonts.
export { default } from "vitepress/theme-without-fonts";
