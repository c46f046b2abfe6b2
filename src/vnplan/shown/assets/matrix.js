// Which document, or which province, carries out which directive.
const SIGNS = { implements: "●", legal_basis: "◆", according_to: "▲", guides: "■", promulgated_with: "▣" };
const matrixState = {
  level: "",
  rows: "",
  province: "",
  central: true,
  full: DOCS.length > 40,
  columns: 16,
  by: "document",
};
function matrixView(main) {
  const state = matrixState,
    out = h("div", { "aria-live": "polite" });
  const below = new Map();
  const belowOf = (at) => {
    if (!below.has(at)) below.set(at, reach(at, false));
    return below.get(at);
  };
  const all = NODES.filter((node) => carriedOutBy[node.at]).sort(
    (a, b) => carriedOutBy[b.at] - carriedOutBy[a.at] || a.at - b.at,
  );
  const given = DOCS.filter((doc) => DOC_OF.get(doc.node) === doc);
  const draw = () => {
    const columns = all.filter((node) => isLevel(node, state.level) && (!state.central || CENTRAL.has(node.level)));
    const some = columns.slice(0, state.columns),
      docs = given.filter(
        (doc) => isLevel(docNode(doc), state.rows) && (!state.province || docNode(doc).province === state.province),
      );
    const head = h(
      "thead",
      null,
      h(
        "tr",
        null,
        h("th", { scope: "col", class: "corner" }, state.by === "province" ? column("province") : column("document")),
        some.map((node) =>
          h(
            "th",
            { scope: "col", class: "turned", "data-level": node.level || "none" },
            h(
              "a",
              { href: "#/v/" + node.at, title: [node.label, titleOf(node)].filter(Boolean).join(". ") },
              words(cut(node.number || node.label, 30)),
            ),
          ),
        ),
      ),
    );
    const body = h("tbody");
    if (state.by === "province") {
      const slugs = provincesOf(NODES)
          .map(([slug]) => slug)
          .filter((slug) => !state.province || slug === state.province),
        counts = some.map((node) => coverage(node.at, slugs));
      listed(
        slugs.filter((slug) => counts.some((of) => of.get(slug))),
        (slug) =>
          h(
            "tr",
            null,
            h("th", { scope: "row" }, province(slug)),
            counts.map((of, n) =>
              h(
                "td",
                { class: of.get(slug) ? "some" : "none" },
                of.get(slug)
                  ? h(
                      "a",
                      { href: "#/v/" + some[n].at, "aria-label": counted(of.get(slug), "document") },
                      number(of.get(slug)),
                    )
                  : "",
              ),
            ),
          ),
        body,
        100,
      );
    } else {
      docs.sort(
        (a, b) =>
          rankOf(docNode(a).level) - rankOf(docNode(b).level) ||
          (docNode(a).province || "~").localeCompare(docNode(b).province || "~") ||
          a.at - b.at,
      );
      const shown = state.full
        ? docs.filter((doc) => some.some((node) => doc.node !== node.at && belowOf(node.at).has(doc.node)))
        : docs;
      listed(
        shown,
        (doc) =>
          h(
            "tr",
            { "data-level": docNode(doc).level || "none" },
            h(
              "th",
              { scope: "row" },
              h(
                "a",
                {
                  href: "#/d/" + doc.at,
                  class: "name",
                  "data-level": docNode(doc).level || "none",
                  title: docName(doc),
                },
                words(cut(docName(doc), 64)),
              ),
            ),
            some.map((node) => cellOf(doc, node, belowOf(node.at))),
          ),
        body,
        60,
      );
    }
    out.replaceChildren(
      h(
        "p",
        { class: "legend" },
        state.by === "document"
          ? [
              ...Object.entries(SIGNS).map(([relation, sign]) =>
                h("span", { class: "key sign" }, h("b", null, sign), " ", said("relation", relation)),
              ),
              h("span", { class: "key sign" }, h("b", null, "○"), " ", t("through_others")),
            ]
          : t("coverage_told"),
      ),
      some.length
        ? h(
            "div",
            { class: "wide", tabindex: "0", role: "region", "aria-label": t("matrix") },
            h("table", { class: "matrix" }, h("caption", { class: "unseen" }, t("matrix")), head, body),
          )
        : h("p", { class: "nothing" }, t("nothing_fits")),
      columns.length > some.length
        ? h(
            "p",
            null,
            h(
              "button",
              {
                type: "button",
                class: "button",
                onclick: () => {
                  state.columns += 16;
                  draw();
                },
              },
              t("more_directives") + " (" + number(columns.length - some.length) + ")",
            ),
          )
        : "",
    );
  };
  const rows = given.map(docNode);
  add(
    main,
    h("h1", null, t("matrix")),
    h("p", { class: "lead" }, t("matrix_told")),
    h(
      "div",
      { class: "filters" },
      h(
        "label",
        { class: "field" },
        h("span", null, t("rows")),
        h(
          "select",
          {
            onchange: (event) => {
              state.by = event.target.value;
              draw();
            },
          },
          ["document", "province"].map((code) =>
            h("option", { value: code, selected: state.by === code }, column(code)),
          ),
        ),
      ),
      choice(t("level_of_directive"), levelsOf(all), state.level, (value) => {
        state.level = value;
        draw();
      }),
      choice(t("level_of_document"), levelsOf(rows), state.rows, (value) => {
        state.rows = value;
        draw();
      }),
      choice(column("province"), provincesOf(rows), state.province, (value) => {
        state.province = value;
        draw();
      }),
      h(
        "label",
        { class: "tick" },
        h("input", {
          type: "checkbox",
          checked: state.central,
          onchange: (event) => {
            state.central = event.target.checked;
            draw();
          },
        }),
        t("central_only"),
      ),
      h(
        "label",
        { class: "tick" },
        h("input", {
          type: "checkbox",
          checked: state.full,
          onchange: (event) => {
            state.full = event.target.checked;
            draw();
          },
        }),
        t("without_empty"),
      ),
    ),
    out,
  );
  draw();
}
function cellOf(doc, node, steps) {
  if (doc.node === node.at || !steps.has(doc.node)) return h("td", { class: doc.node === node.at ? "self" : "none" });
  const edges = [];
  for (let at = doc.node; at !== node.at; at = steps.get(at).before) edges.push(steps.get(at).edge);
  const direct = edges.length === 1,
    told = direct ? said("relation", edges[0].relation) : t("through_others");
  return h(
    "td",
    { class: "some" },
    h(
      "button",
      {
        type: "button",
        "aria-label": docName(doc) + ": " + told + ": " + node.label,
        title: told,
        onclick: (event) =>
          showSheet(
            h(
              "div",
              null,
              h(
                "p",
                { class: "who" },
                nodeLink(docNode(doc)),
                " ",
                h("span", { class: "how" }, said("relation", edges[0].relation)),
                " ",
                direct ? null : way(edges),
                " → ",
                nodeLink(node),
              ),
              quoted(edges[0], 4),
            ),
            event.currentTarget,
          ),
      },
      direct ? SIGNS[edges[0].relation] || "●" : "○",
    ),
  );
}
