// The note beside a citation: what it is and how it is meant; the rest once it is chosen.
function note(doc, c, n, choose) {
  const target = c.node >= 0 ? NODES[c.node] : null,
    level = (target && target.level) || c.level || "none";
  const grave = ["agrees", "out_of_reach", null].includes(c.verdict) ? "" : " doubt";
  return h(
    "li",
    { class: "note" + grave, id: "n" + c.at, "data-c": c.at, "data-level": level, value: n },
    h(
      "div",
      { class: "inside" },
      h(
        "button",
        { type: "button", class: "top", onclick: choose },
        h("sup", null, n),
        words(target ? target.label : textOf(doc.at).text.slice(c.start, c.end)),
      ),
      h(
        "p",
        { class: "short" },
        h("b", { class: "how" }, said("relation", RELATIONS[c.relation])),
        c.verdict && c.verdict !== "out_of_reach"
          ? [" · ", h("span", { class: "verdict " + c.verdict }, said("verdict", c.verdict))]
          : null,
        h(
          "span",
          { class: "whose" },
          c.issuer || (target && target.issuer) ? [" · ", words(c.issuer || target.issuer)] : null,
        ),
      ),
      h("div", { class: "full" }),
    ),
  );
}
function opened(doc, c, card) {
  // the whole note, made when first asked for
  const full = card.querySelector(".full");
  if (full.childNodes.length) return;
  const target = c.node >= 0 ? NODES[c.node] : null;
  const title = c.title || (target && target.title);
  const here = target ? CITED[target.at].filter(([at, n]) => at === doc.at && n !== c.at) : [];
  const others = target ? citingDocs(target.at).filter((at) => at !== doc.at) : [];
  const governor = c.governor === null ? null : textOf(doc.at).citations[c.governor];
  full.append(
    ...[
      title ? h("p", { class: "title" }, words(title)) : null,
      h(
        "p",
        null,
        [c.issuer || (target && target.issuer), target && day(target.date), c.pinpoint]
          .filter(Boolean)
          .map((one, n) => [n ? " · " : "", words(one)]),
      ),
      governor
        ? h("p", null, t("said_of"), " ", words(textOf(doc.at).text.slice(governor.start, governor.end)))
        : null,
      c.verdict ? h("p", { class: "verdict " + c.verdict }, other(c)) : null,
      target && target.state && target.state !== "in_force"
        ? h("p", { class: "state " + target.state }, language === "vi" ? target.words_vi : target.words_en)
        : null,
      here.length
        ? h(
            "p",
            null,
            t("here_too"),
            " ",
            here.slice(0, 5).map(([at, n]) => [placeLink(at, "c" + n, spot(at, n)), " "]),
          )
        : null,
      target
        ? h(
            "p",
            null,
            h(
              "a",
              { href: "#/v/" + target.at },
              others.length ? t("where_else") + ": " + counted(others.length, "document") : t("who_carries_out"),
            ),
          )
        : null,
    ].filter(Boolean),
  );
}
