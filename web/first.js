// Runs before the first paint. index.html shows the page of an address without a fragment until the model is loaded, in English and
// with default settings. For other addresses, languages and settings it is hidden, so that nothing wrong appears.
{
  const isStored = () => {
    // A browser without storage throws.
    try {
      return localStorage.getItem("call-models") !== null;
    } catch {
      return false;
    }
  };
  if (location.hash.length > 1 || isStored() || !navigator.language.startsWith("en")) {
    document.documentElement.classList.add("other");
  }
}
