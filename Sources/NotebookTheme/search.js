"use strict";
search: {
  const [box, query, found, results] =
    ["search", "query", "found", "results"].map(id => document.getElementById("nbrun:" + id));
  // Tags that an author leaves open can make the browser drop a part.
  if (!box || !query || !found || !results) break search;
  const most = 20;

  // Without case and accents.
  const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const sections = index.flatMap(([title, address, parts]) =>
    (parts.length ? parts : [["", "", ""]]).map(([heading, anchor, text]) => ({
      title, heading, text,
      address: anchor ? address + "#" + encodeURIComponent(anchor) : address,
      parts: [[8, fold(heading)], [2, fold(title)], [1, fold(text)]],
    })));

  // How well a section fits; 0 unless it has all the words.
  const rank = (section, words) => words.reduce((sum, word) => {
    const points = section.parts.reduce((all, [weight, part]) =>
      part.includes(word) ? all + weight : all, 0);
    return sum && points ? sum + points : 0;
  }, 1);

  const element = (name, ...children) => {
    const made = document.createElement(name);
    made.append(...children);
    return made;
  };

  // Some words around the first that was looked for, which is marked.
  const excerpt = (text, words) => {
    const lower = text.toLowerCase();
    const word = words.find(word => lower.includes(word));
    if (!word) return [text.slice(0, 160) + (text.length > 160 ? "…" : "")];
    const at = lower.indexOf(word);
    const start = at < 70 ? 0 : text.lastIndexOf(" ", at - 50) + 1;
    const end = at + word.length;
    return [
      (start ? "…" : "") + text.slice(start, at),
      element("mark", text.slice(at, end)),
      text.slice(end, end + 90) + (text.length > end + 90 ? "…" : ""),
    ];
  };

  const show = () => {
    const words = fold(query.value).split(/\s+/).filter(word => word);
    const hits = words.length
      ? sections.map(section => [rank(section, words), section]).filter(([points]) => points)
        .sort(([a], [b]) => b - a).map(([, section]) => section)
      : [];
    results.replaceChildren(...hits.slice(0, most).map(section => {
      const link = element("a",
        section.heading && section.heading !== section.title
          ? section.title + " – " + section.heading : section.title);
      link.href = section.address;
      return element("li", link, element("p", ...excerpt(section.text, words)));
    }));
    found.textContent = !words.length ? ""
      : !hits.length ? "Nothing found"
      : hits.length > most ? hits.length + " places, the best " + most + ":"
      : hits.length === 1 ? "1 place" : hits.length + " places";
  };

  // The arrow keys go from the field through the results and back; Escape empties the field.
  const move = (event, step) => {
    const stops = [query, ...results.querySelectorAll("a")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!next) return;
    next.focus();
    event.preventDefault();
  };
  box.addEventListener("keydown", event => {
    if (event.key === "ArrowDown") move(event, 1);
    if (event.key === "ArrowUp") move(event, -1);
    if (event.key === "Escape") {
      query.value = "";
      show();
      query.focus();
    }
  });
  document.addEventListener("keydown", event => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.activeElement === query) return;
    event.preventDefault();
    query.focus();
  });
  query.addEventListener("input", show);
  box.hidden = false;
  show();
}
