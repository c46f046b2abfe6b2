// One document that others act on: who carries it out, by level and province, with the sentences that say so.
function directiveView(main, at) {
  const node = NODES[at],
    doc = DOC_OF.get(at),
    found = implementers(at);
  const wanted = { level: "", far: true };
  const out = h("div");
  const title = titleOf(node);
  add(
    main,
    h(
      "header",
      { class: "page", "data-level": node.level || "none" },
      h("p", { class: "crumb" }, h("a", { href: "#/directives" }, t("directives"))),
      h("h1", null, words(node.label)),
      title ? h("p", { class: "lead" }, words(title)) : null,
      facts(node, [
        [
          column("key"),
          h("a", { href: "#" + (node.key[0] === "/" ? "" : "/") + encodeURI(node.key) }, words(node.key)),
        ],
      ]),
      node.state
        ? h(
            "p",
            { class: "state " + node.state },
            h("b", null, said("state", node.state)),
            ": ",
            language === "vi" ? node.words_vi : node.words_en,
          )
        : null,
      h(
        "p",
        { class: "ways" },
        doc ? h("a", { href: "#/d/" + doc.at }, t("read_text")) : h("span", { class: "none" }, t("text_not_given")),
        h("a", { href: "#/picture/" + at }, t("in_picture")),
      ),
    ),
  );
  const draw = () => {
    const some = found.filter(
      (chain) => isLevel(NODES[chain.node], wanted.level) && (wanted.far || chain.edges.length === 1),
    );
    out.replaceChildren(...byLevel(some));
  };
  const far = found.some((chain) => chain.edges.length > 1);
  add(
    main,
    h(
      "section",
      null,
      h("h2", null, t("who_carries_out_head"), " ", h("span", { class: "tally" }, counted(found.length, "document"))),
      found.length
        ? h(
            "div",
            { class: "filters" },
            choice(column("level"), levelsOf(found.map((chain) => NODES[chain.node])), "", (value) => {
              wanted.level = value;
              draw();
            }),
            far
              ? h(
                  "label",
                  { class: "tick" },
                  h("input", {
                    type: "checkbox",
                    checked: true,
                    onchange: (event) => {
                      wanted.far = event.target.checked;
                      draw();
                    },
                  }),
                  t("with_chains"),
                )
              : null,
          )
        : h("p", { class: "nothing" }, t("nobody")),
      out,
    ),
  );
  draw();
  const above = directives(at, false);
  if (above.length) {
    add(
      main,
      h(
        "section",
        null,
        h(
          "h2",
          null,
          t("what_it_carries_out"),
          " ",
          h("span", { class: "tally" }, counted(above.length, "document")),
        ),
        listed(above, (chain) => carrier(chain, NODES[chain.node], "relation"), h("ul", { class: "carriers" }), 20),
      ),
    );
  }
  const rest = DOWN[at].filter((edge) => !CARRIES.includes(edge.relation));
  if (rest.length) {
    add(
      main,
      h(
        "section",
        null,
        h("h2", null, t("other_relations"), " ", h("span", { class: "tally" }, counted(rest.length, "document"))),
        listed(
          rest,
          (edge) => carrier({ edges: [edge] }, NODES[edge.from], "relation"),
          h("ul", { class: "carriers" }),
          20,
        ),
      ),
    );
  }
}
function carrier(chain, node) {
  const edge = chain.edges[0];
  return h(
    "li",
    { "data-level": node.level || "none" },
    h(
      "p",
      { class: "who" },
      nodeLink(node),
      " ",
      h("span", { class: "how" }, said("relation", edge.relation)),
      " ",
      way(chain.edges),
    ),
    titleOf(node) ? h("p", { class: "title" }, words(titleOf(node))) : null,
    quoted(edge),
    chain.edges.length > 1 ? further(chain.edges.slice(1)) : null,
  );
}
function further(edges) {
  // the rest of a chain, step by step, each with its words
  const steps = h("ol", { class: "carriers" });
  return h(
    "details",
    {
      class: "further",
      ontoggle: () => {
        if (!steps.childNodes.length)
          edges.forEach((edge) =>
            steps.append(
              h(
                "li",
                { "data-level": NODES[edge.from].level || "none" },
                h(
                  "p",
                  { class: "who" },
                  nodeLink(NODES[edge.from]),
                  " ",
                  h("span", { class: "how" }, said("relation", edge.relation)),
                  " ",
                  nodeLink(NODES[edge.to]),
                ),
                quoted(edge, 1),
              ),
            ),
          );
      },
    },
    h("summary", null, t("chain_steps")),
    steps,
  );
}
function byLevel(found) {
  return LEVELS.map((level) => [level, found.filter((chain) => (NODES[chain.node].level || "") === level)])
    .filter(([, some]) => some.length)
    .map(([level, some]) => {
      const slugs = unique(some.map((chain) => NODES[chain.node].province));
      const parts = [...slugs, null]
        .map((slug) => [slug, some.filter((chain) => (NODES[chain.node].province || null) === slug)])
        .filter(([, few]) => few.length);
      return h(
        "section",
        { class: "level", "data-level": level || "none" },
        h("h3", null, said("level", level), " ", h("span", { class: "tally" }, number(some.length))),
        parts.map(([slug, few]) => [
          slug
            ? h("h4", null, province(slug), " ", h("span", { class: "tally" }, number(few.length)))
            : slugs.length
              ? h("h4", null, t("no_province"))
              : null,
          listed(few, (chain) => carrier(chain, NODES[chain.node]), h("ul", { class: "carriers" }), 20),
        ]),
      );
    });
}
