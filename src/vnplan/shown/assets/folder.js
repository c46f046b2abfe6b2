// All documents, with search; and all that is cited, with who carries it out.
const folderState = { query: "", level: "", province: "", type: "", year: "", sort: "order" };
const hayOf = (node, source) =>
  plain(
    [node.label, node.number, node.title, node.issuer, province(node.province), source].filter(Boolean).join(" "),
  );
const DOC_HAY = DOCS.map((doc) => hayOf(docNode(doc), doc.source));
const GRAVE = DOCS.map(() => ({ error: 0, warning: 0, info: 0 }));
FINDINGS.forEach((found) => {
  GRAVE[found.document][found.severity] += 1;
});

function filters(state, nodes, draw) {
  const set = (name) => (value) => {
    state[name] = value;
    draw();
  };
  return [
    choice(column("level"), levelsOf(nodes), state.level, set("level")),
    choice(column("province"), provincesOf(nodes), state.province, set("province")),
    choice(column("document_type"), typesOf(nodes), state.type, set("type")),
    choice(column("year"), yearsOf(nodes), state.year, set("year")),
  ];
}
const fits = (state, node) =>
  isLevel(node, state.level) &&
  (!state.province || node.province === state.province) &&
  (!state.type || node.document_type === state.type) &&
  (!state.year || String(node.year) === String(state.year));
const searchField = (state, label, draw) =>
  h(
    "label",
    { class: "field search" },
    h("span", null, label),
    h("input", {
      type: "search",
      id: "search",
      value: state.query,
      autocomplete: "off",
      spellcheck: "false",
      placeholder: t("search_hint"),
      oninput: (event) => {
        state.query = event.target.value;
        draw();
      },
    }),
  );

function folderView(main) {
  const out = h("div", { "aria-live": "polite" }),
    state = folderState,
    nodes = DOCS.map(docNode);
  const sorts = {
    order: () => 0,
    document: (a, b) => docName(a).localeCompare(docName(b), "vi"),
    date: (a, b) => (docNode(b).date || "").localeCompare(docNode(a).date || ""),
    citation: (a, b) => citedCount(b) - citedCount(a),
    finding: (a, b) =>
      GRAVE[b.at].error - GRAVE[a.at].error ||
      GRAVE[b.at].warning - GRAVE[a.at].warning ||
      GRAVE[b.at].info - GRAVE[a.at].info,
  };
  const draw = () => {
    const fit = matches(state.query);
    const found = DOCS.filter((doc) => fits(state, docNode(doc)) && fit(DOC_HAY[doc.at])).sort(sorts[state.sort]);
    const head = (code, label) =>
      h(
        "th",
        {
          scope: "col",
          "aria-sort": state.sort === code ? (code === "document" ? "ascending" : "descending") : null,
        },
        h(
          "button",
          {
            type: "button",
            onclick: () => {
              state.sort = state.sort === code ? "order" : code;
              draw();
            },
          },
          label,
        ),
      );
    out.replaceChildren(
      h(
        "p",
        { class: "count" },
        counted(found.length, "document"),
        state.query.trim().length > 1
          ? h(
              "button",
              { type: "button", class: "quiet", onclick: () => fullText(state.query, deep) },
              t("search_texts"),
            )
          : null,
      ),
      found.length
        ? h(
            "table",
            { class: "list" },
            h("caption", { class: "unseen" }, t("documents")),
            h(
              "thead",
              null,
              h(
                "tr",
                null,
                head("document", column("document")),
                h("th", { scope: "col" }, column("issuer")),
                head("date", column("date")),
                head("citation", t("carries_out")),
                head("finding", t("findings")),
              ),
            ),
            listed(found, folderRow, h("tbody"), 100),
          )
        : h("p", { class: "nothing" }, t("nothing_fits")),
      deep,
    );
  };
  const deep = h("section", { class: "deep", "aria-live": "polite" });
  add(
    main,
    h("h1", null, t("documents")),
    overview(),
    h(
      "form",
      {
        class: "filters",
        role: "search",
        onsubmit: (event) => {
          event.preventDefault();
          fullText(state.query, deep);
        },
      },
      searchField(state, t("search"), draw),
      filters(state, nodes, draw),
    ),
    out,
  );
  draw();
}
const citedCount = (doc) =>
  new Set(UP[doc.node].filter((edge) => CARRIES.includes(edge.relation)).map((edge) => edge.to)).size;

function overview() {
  const cited = NODES.filter((node) => !node.in_corpus).length;
  const tile = (value, label, href) => h("a", { class: "tile", href }, h("b", null, number(value)), " ", label);
  return h(
    "div",
    { class: "tiles" },
    tile(DOCS.length, t("tile_documents"), "#/"),
    tile(cited, t("tile_cited"), "#/directives"),
    tile(
      unique(NODES.filter((node) => node.in_corpus).map((node) => node.province)).length,
      t("tile_provinces"),
      "#/matrix",
    ),
    tile(FINDINGS.filter((found) => found.severity !== "info").length, t("tile_findings"), "#/findings"),
  );
}
function grave(at) {
  const marks = ["error", "warning", "info"].filter((severity) => GRAVE[at][severity]);
  return marks.length
    ? marks.map((severity) => h("span", { class: "badge " + severity }, counted(GRAVE[at][severity], severity)))
    : h("span", { class: "none" }, "–");
}
function folderRow(doc) {
  const node = docNode(doc),
    count = citedCount(doc),
    title = titleOf(node);
  return h(
    "tr",
    { "data-level": node.level || "none" },
    h(
      "th",
      { scope: "row" },
      h("a", { href: "#/d/" + doc.at, class: "name", "data-level": node.level || "none" }, words(node.label)),
      title ? h("span", { class: "title" }, words(title)) : null,
      h("span", { class: "file" }, words(doc.source)),
    ),
    h(
      "td",
      { "data-label": column("issuer") },
      words(node.issuer),
      h("span", { class: "sub" }, said("level", node.level), node.province ? " · " + province(node.province) : ""),
    ),
    h("td", { class: "date", "data-label": column("date") }, day(node.date)),
    h("td", { class: "num", "data-label": t("carries_out") }, counted(count, "document")),
    h("td", { "data-label": t("findings") }, grave(doc.at)),
  );
}

let deepRun = 0;
function fullText(query, into) {
  // through all texts, a little at a time
  const run = ++deepRun,
    fit = matches(query),
    list = h("ul", { class: "hits" }),
    told = h("p", { class: "count" });
  let at = 0,
    found = 0;
  into.replaceChildren(h("h2", null, t("in_texts") + ": ", words(query)), told, list);
  const step = () => {
    if (run !== deepRun || !into.isConnected) return;
    for (const until = performance.now() + 30; at < DOCS.length && performance.now() < until && found < 200; at++) {
      const { text, paragraphs } = textOf(at);
      if (!fit(plain(text))) continue;
      const hits = paragraphs.filter((p) => fit(plain(text.slice(p.start, p.end))));
      if (!hits.length) continue;
      found += 1;
      list.append(
        h(
          "li",
          null,
          h(
            "a",
            { href: "#/d/" + at, class: "name", "data-level": docNode(DOCS[at]).level || "none" },
            words(docName(DOCS[at])),
          ),
          hits
            .slice(0, 3)
            .map((p) =>
              h("p", null, placeLink(at, "@" + p.start, words(shortened(text.slice(p.start, p.end), 280)))),
            ),
        ),
      );
    }
    told.textContent =
      counted(found, "document") +
      (at < DOCS.length && found < 200 ? " · " + number(at) + "/" + number(DOCS.length) : "");
    if (at < DOCS.length && found < 200) setTimeout(step);
  };
  step();
}
const shortened = (text, most) => {
  const line = text.split(/\s+/).filter(Boolean).join(" ");
  return line.length > most ? line.slice(0, most).replace(/\s\S*$/, "") + "…" : line;
};

const directivesState = { query: "", level: "", province: "", type: "", year: "" };
function directivesView(main) {
  const state = directivesState,
    out = h("div", { "aria-live": "polite" });
  const all = NODES.filter((node) => DOWN[node.at].length).sort(
    (a, b) => carriedOutBy[b.at] - carriedOutBy[a.at] || CITED[b.at].length - CITED[a.at].length || a.at - b.at,
  );
  const hay = new Map(all.map((node) => [node.at, hayOf(node)]));
  const row = (node) =>
    h(
      "tr",
      { "data-level": node.level || "none" },
      h(
        "th",
        { scope: "row" },
        nodeLink(node),
        titleOf(node) ? h("span", { class: "title" }, words(titleOf(node))) : null,
      ),
      h(
        "td",
        { "data-label": column("level") },
        said("level", node.level),
        node.province ? h("span", { class: "sub" }, province(node.province)) : null,
      ),
      h("td", { class: "date", "data-label": column("date") }, day(node.date) || node.year || ""),
      h("td", { class: "num", "data-label": t("carried_out_by") }, counted(carriedOutBy[node.at], "document")),
      h(
        "td",
        { "data-label": column("state") },
        node.state
          ? h("span", { class: "state " + node.state }, said("state", node.state))
          : h("span", { class: "none" }, "–"),
      ),
    );
  const draw = () => {
    const fit = matches(state.query),
      found = all.filter((node) => fits(state, node) && fit(hay.get(node.at)));
    out.replaceChildren(
      h("p", { class: "count" }, counted(found.length, "document")),
      found.length
        ? h(
            "table",
            { class: "list" },
            h("caption", { class: "unseen" }, t("directives")),
            h(
              "thead",
              null,
              h(
                "tr",
                null,
                [column("document"), column("level"), column("date"), t("carried_out_by"), column("state")].map(
                  (label) => h("th", { scope: "col" }, label),
                ),
              ),
            ),
            listed(found, row, h("tbody"), 100),
          )
        : h("p", { class: "nothing" }, t("nothing_fits")),
    );
  };
  add(
    main,
    h("h1", null, t("directives")),
    h("p", { class: "lead" }, t("directives_told")),
    h(
      "form",
      { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() },
      searchField(state, t("search"), draw),
      filters(state, all, draw),
    ),
    out,
  );
  draw();
}
