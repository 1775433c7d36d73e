// Remembered comfort settings -> attributes of <html>, before anything is painted, so that no page flashes.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    for (const name of ["text", "look"]) {
      const value = localStorage.getItem(`gongkai.${name}`);
      if (value) root.dataset[name] = value;
    }
  } catch {
    // storage may be forbidden; the page stays as it is
  }
})();
