// The theme without the fonts that it would bring: readers have some.
export { default } from "vitepress/theme-without-fonts";
