// The arrow keys turn pages, except where they move a page that is larger than its frame.
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const turn = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  const frame = event.target.closest?.(".at-viewer");
  if (!turn || (frame && frame.scrollWidth > frame.clientWidth)) return;
  document.querySelector(`[data-pages] a[rel="${turn}"]`)?.click();
});
