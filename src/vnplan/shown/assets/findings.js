// What an editor should look at, what is known of the cited documents today, and what was not read.
const findingsState = { severity: "", document: "", query: "" };
function findingsView(main) {
  const state = findingsState,
    out = h("div", { "aria-live": "polite" });
  const draw = () => {
    const fit = matches(state.query),
      found = FINDINGS.filter(
        (one) =>
          (!state.severity || one.severity === state.severity) &&
          (!state.document || one.document === Number(state.document)) &&
          fit(plain(other(one) + " " + docName(DOCS[one.document]) + " " + (DOCS[one.document].source || ""))),
      );
    const groups = unique(found.map((one) => one.document)).map((at) => [
      at,
      found.filter((one) => one.document === at),
    ]);
    out.replaceChildren(
      h("p", { class: "count" }, counted(found.length, "finding"), ", ", counted(groups.length, "document")),
      listed(
        groups,
        ([at, some]) =>
          h(
            "section",
            { class: "level", "data-level": docNode(DOCS[at]).level || "none" },
            h(
              "h3",
              null,
              h("a", { href: "#/d/" + at }, words(docName(DOCS[at]))),
              " ",
              h("span", { class: "tally" }, number(some.length)),
            ),
            listed(
              some,
              (one) =>
                h(
                  "li",
                  { class: "finding " + one.severity },
                  h("span", { class: "badge " + one.severity }, said("severity", one.severity)),
                  " ",
                  placeLink(at, "@" + one.start, words(other(one))),
                  one.path ? h("span", { class: "place" }, " ", sectionName(one.path)) : null,
                  h("p", { class: "context" }, words("… " + one.sentence + " …")),
                ),
              h("ul", { class: "plain" }),
              20,
            ),
          ),
        h("div"),
        30,
      ),
    );
  };
  add(main, h("h1", null, t("findings_and_status")), h("h2", null, t("findings")));
  if (FINDINGS.length) {
    add(
      main,
      h(
        "form",
        { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() },
        searchField(state, t("search"), draw),
        choice(
          column("severity"),
          ["error", "warning", "info"]
            .filter((code) => FINDINGS.some((one) => one.severity === code))
            .map((code) => [code, said("severity", code)]),
          state.severity,
          (value) => {
            state.severity = value;
            draw();
          },
        ),
        choice(
          column("document"),
          unique(FINDINGS.map((one) => one.document)).map((at) => [at, cut(docName(DOCS[at]), 60)]),
          state.document,
          (value) => {
            state.document = value;
            draw();
          },
        ),
      ),
      out,
    );
    draw();
  } else add(main, h("p", { class: "nothing" }, t("no_findings")));
  add(
    main,
    statusSection(),
    INDEX.failures.length
      ? h(
          "section",
          null,
          h("h2", null, t("not_read"), " ", h("span", { class: "tally" }, number(INDEX.failures.length))),
          listed(
            INDEX.failures,
            ([source, message]) => h("li", null, h("b", null, words(source)), ": ", words(message)),
            h("ul", { class: "plain" }),
            50,
          ),
        )
      : "",
  );
}
function statusSection() {
  const order = ["repealed", "replaced", "lapsed_in_part", "amended", "not_yet", "in_force"],
    known = NODES.filter((node) => node.state && CITED[node.at].length);
  const rows = known.sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || CITED[b.at].length - CITED[a.at].length,
  );
  const out = h("div"),
    draw = (state) => {
      const some = rows.filter((node) => !state || node.state === state);
      out.replaceChildren(
        h(
          "table",
          { class: "list" },
          h(
            "thead",
            null,
            h(
              "tr",
              null,
              [column("document"), column("state"), t("reason"), t("cited_in")].map((label) =>
                h("th", { scope: "col" }, label),
              ),
            ),
          ),
          listed(
            some,
            (node) =>
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
                  { "data-label": column("state") },
                  h("span", { class: "state " + node.state }, said("state", node.state)),
                ),
                h("td", { "data-label": t("reason") }, words(language === "vi" ? node.words_vi : node.words_en)),
                h(
                  "td",
                  { class: "num", "data-label": t("cited_in") },
                  counted(citingDocs(node.at).length, "document"),
                ),
              ),
            h("tbody"),
            50,
          ),
        ),
      );
    };
  if (!rows.length) return "";
  draw("");
  return h(
    "section",
    null,
    h("h2", null, t("status_on"), " ", day(INDEX.on)),
    h(
      "div",
      { class: "filters" },
      choice(
        column("state"),
        order.filter((code) => rows.some((node) => node.state === code)).map((code) => [code, said("state", code)]),
        "",
        draw,
      ),
    ),
    out,
  );
}
