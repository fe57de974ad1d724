// Makes mdBook's pages work with the keyboard: the button of the table of contents, and code and tables that scroll.

const part = (name) => document.getElementById(`mdbook-sidebar-toggle${name}`);
// mdBook listens for the change of this check box, which is hidden.
part("").addEventListener("click", () => part("-anchor").click());

// A tab stop as long as it scrolls.
const scrollers = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
for (const scroller of document.querySelectorAll("pre > code, .table-wrapper")) scrollers.observe(scroller);
