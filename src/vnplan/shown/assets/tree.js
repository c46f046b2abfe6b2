// The sections of a document, as a list that folds.
function sectionTree(doc, { text, sections }) {
  const shown = sections.filter((section) => section.kind !== "footnote");
  if (!shown.length) return null;
  const below = new Map();
  shown.forEach((section) => {
    const key = section.parent === null ? -1 : section.parent;
    if (!below.has(key)) below.set(key, []);
    below.get(key).push(section);
  });
  const made = (key, depth) =>
    h(
      "ol",
      null,
      (below.get(key) || []).map((section) => {
        const told =
          section.heading ||
          shortened(
            text.slice(section.start + section.label.length, Math.min(section.end, section.start + 140)),
            60,
          ).replace(/^[.):\s]+/, "");
        const link = placeLink(doc.at, "s" + section.at, h("b", null, section.label), " ", words(told));
        const inner = below.has(section.at) ? made(section.at, depth + 1) : null,
          open = depth < 1 && shown.length < 150;
        if (inner) inner.hidden = !open;
        const fold = inner
          ? h("button", {
              type: "button",
              class: "fold",
              "aria-expanded": String(open),
              "aria-label": t("parts_of") + " " + section.label,
              onclick: (event) => {
                inner.hidden = !inner.hidden;
                event.currentTarget.setAttribute("aria-expanded", String(!inner.hidden));
              },
            })
          : null;
        return h("li", { class: section.heading ? "headed" : null }, fold, link, inner);
      }),
    );
  return h(
    "nav",
    { class: "tree", "aria-label": t("sections") },
    h(
      "details",
      { open: window.innerWidth > 900 },
      h("summary", null, h("h2", null, t("sections"), " ", h("span", { class: "tally" }, number(shown.length)))),
      made(-1, 0),
    ),
  );
}
