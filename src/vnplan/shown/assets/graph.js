// The graph, and its questions: the same walks as vnplan.directives_of and vnplan.implementers_of.
const UP = NODES.map(() => []),
  DOWN = NODES.map(() => []);
const EDGES = INDEX.edges.map(([from, to, relation, evidence]) => ({
  from,
  to,
  relation: RELATIONS[relation],
  evidence,
}));
EDGES.forEach((edge) => {
  UP[edge.from].push(edge);
  DOWN[edge.to].push(edge);
});
const CARRIES = INDEX.carries_out;
const DOC_OF = new Map();
DOCS.forEach((doc) => {
  if (!DOC_OF.has(doc.node)) DOC_OF.set(doc.node, doc);
});
const CITED = NODES.map(() => []); // of each document where it is cited: [document, citation]
DOCS.forEach((doc) =>
  doc.refs.forEach((node, n) => {
    if (node >= 0 && doc.verdicts[n] !== null) CITED[node].push([doc.at, n]);
  }),
);
const citingDocs = (node) => unique(CITED[node].map(([doc]) => doc));

function reach(start, up, relations = CARRIES, depth = 6) {
  const rank = new Map(
    relations.map((relation) => [relation, CARRIES.includes(relation) ? CARRIES.indexOf(relation) : CARRIES.length]),
  );
  const steps = new Map([[start, null]]);
  let frontier = [start];
  for (let n = 0; n < depth && frontier.length; n++) {
    const following = new Map();
    for (const here of frontier) {
      for (const edge of up ? UP[here] : DOWN[here]) {
        const there = up ? edge.to : edge.from;
        if (!rank.has(edge.relation) || steps.has(there)) continue;
        const had = following.get(there);
        if (had && (had.before !== here || rank.get(had.edge.relation) <= rank.get(edge.relation))) continue;
        following.set(there, { before: here, edge });
      }
    }
    frontier = [...following.keys()].sort((a, b) => a - b);
    frontier.forEach((key) => steps.set(key, following.get(key)));
  }
  return steps;
}
function chains(start, up, relations, depth) {
  // each document reached, with the edges between, in their direction
  const steps = reach(start, up, relations, depth),
    made = [];
  for (const key of steps.keys()) {
    if (key === start) continue;
    const edges = [];
    for (let at = key; at !== start; at = steps.get(at).before) edges.push(steps.get(at).edge);
    made.push({ node: key, edges: up ? edges.reverse() : edges });
  }
  return made;
}
const directives = (node, central = true, relations = CARRIES) =>
  chains(node, true, relations).filter((chain) => !central || CENTRAL.has(NODES[chain.node].level));
const implementers = (node, relations = CARRIES) =>
  chains(node, false, relations).sort((a, b) => {
    const [one, two] = [NODES[a.node], NODES[b.node]];
    const [p, q] = [one.province || "~", two.province || "~"];
    return rankOf(one.level) - rankOf(two.level) || (p < q ? -1 : p > q ? 1 : a.node - b.node);
  });
function coverage(node, places) {
  // how many documents of each province carry it out, through chains too
  const counts = new Map(places.map((place) => [place, 0]));
  for (const key of reach(node, false).keys()) {
    if (key !== node && counts.has(NODES[key].province))
      counts.set(NODES[key].province, counts.get(NODES[key].province) + 1);
  }
  return counts;
}
const carriedOutBy = NODES.map(
  (_, at) => new Set(DOWN[at].filter((edge) => CARRIES.includes(edge.relation)).map((edge) => edge.from)).size,
);

// The citations an edge comes from, each with document and words.
const places = (edge) => {
  const found = [];
  for (let n = 0; n < edge.evidence.length; n += 2) found.push([edge.evidence[n], edge.evidence[n + 1]]);
  return found;
};
const evidence = ([doc, n]) => ({ doc, n, ...textOf(doc).citations[n] });
const sectionName = (path) =>
  path[0] === "#"
    ? said("region", "footnotes") + " " + path.slice(1)
    : /^\p{Lu}\p{Ll}|^\p{Lu}{4}/u.test(path)
      ? path
      : t("section") + " " + path;
const where = (c) =>
  [c.path ? sectionName(c.path) : null, c.page ? said("column", "page") + " " + c.page : null]
    .filter(Boolean)
    .join(", ");

const spot = (doc, n) => {
  // where a citation stands: its section, else its part of the document
  const { citations, paragraphs } = textOf(doc),
    c = citations[n],
    p = paragraphs[paragraphAt(paragraphs, c.start)];
  return where(c) || (p && p.region !== null ? said("region", INDEX.regions[p.region]) : "") || t("place");
};

function quoted(edge, most = 2) {
  // the sentences of an edge, each a link to its place
  const found = places(edge);
  const one = (place) => {
    const c = evidence(place);
    return h(
      "li",
      null,
      placeLink(c.doc, "c" + c.n, h("q", null, words(c.sentence))),
      " ",
      h("span", { class: "place" }, spot(c.doc, c.n)),
      DOCS[c.doc].node === edge.from
        ? null
        : [
            " ",
            h(
              "span",
              { class: "sub inline" },
              t("said_in"),
              " ",
              h("a", { href: "#/d/" + c.doc }, words(cut(docName(DOCS[c.doc]), 90))),
            ),
          ],
    );
  };
  return listed(found, one, h("ul", { class: "quotes" }), most);
}
const way = (edges) =>
  h(
    "span",
    { class: "way" },
    edges.slice(1).map((edge) => [t("through") + " ", nodeLink(NODES[edge.from]), " "]),
  );
