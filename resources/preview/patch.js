// Lives in a world of its own, beside the page, whose scripts are off. A part of the page is what one block became.
(() => {
  const article = document.querySelector("article");
  const heading = document.querySelector("header h1");
  const parts = [];

  const made = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html ? html + "\n" : "";
    return [...template.content.childNodes];
  };

  const firstNodeFrom = (place) => {
    for (let at = place; at < parts.length; at++) if (parts[at].length) return parts[at][0];
    return null;
  };

  const patch = ([first, removed, added]) => {
    const behind = firstNodeFrom(first + removed);
    for (let at = first; at < first + removed; at++) for (const node of parts[at]) node.remove();
    const fresh = added.map(made);
    for (const nodes of fresh) for (const node of nodes) article.insertBefore(node, behind);
    const rest = parts.splice(first + removed);
    parts.length = first;
    for (const nodes of fresh) parts.push(nodes);
    for (const nodes of rest) parts.push(nodes);
  };

  const show = (element) => {
    const box = element.getBoundingClientRect();
    if (box.bottom < 0 || box.top > window.innerHeight) element.scrollIntoView({ block: "center" });
  };

  window.rejoinder = {
    patch: (patches) => { patches.forEach(patch); return parts.length; },
    head: (title, lang) => { heading.textContent = title; document.documentElement.lang = lang; },
    colour: (colours) => {
      for (const [name, value] of Object.entries(colours)) document.documentElement.style.setProperty(name, value);
    },
    top: () => window.scrollTo(0, 0),
    showPart: (place) => {
      for (let at = Math.min(place, parts.length - 1); at >= 0; at--) {
        const element = parts[at].find((node) => node.nodeType === Node.ELEMENT_NODE);
        if (element) return show(element);
      }
    },
    showId: (id) => { const element = document.getElementById(id); if (element) element.scrollIntoView(); },
  };
})();
