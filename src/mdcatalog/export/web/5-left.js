// -- what was not extracted -------------------------------------------------------------------

const AT_ONCE = 300;
const notesOf = new Map();
for (const note of data.diagnostics) {
  const path = note.document || "All documents";
  if (!notesOf.has(path)) notesOf.set(path, []);
  notesOf.get(path).push(note);
}

// A document that failed has diagnostics only.
const paths = new Set(data.documents.map((one) => one.path));
const failed = [...notesOf.keys()].filter((path) => !paths.has(path)).map((path) => ({ path }));
const leftovers = [...data.documents, ...failed].map((one) => {
  const missed = (one.unclaimed_links || []).map((each) => ({ ...each, first: each.line,
    folded: fold([each.url, each.text].filter(Boolean).join("\n")) }));
  const notes = (notesOf.get(one.path) || []).map((each) => ({ ...each, first: each.line || 1,
    folded: fold(`${each.code}\n${each.message}`) }));
  return { document: one, missed, notes };
});

function meters(coverage) {
  const of = [["rows", "rows"], ["items", "items"], ["links", "links"]];
  return make("div", { className: "meters" }, ...of.filter(([name]) => coverage[name] && coverage[name].total).map(([name, label]) => {
    const { total, recorded } = coverage[name];
    const text = `${number(recorded)} of ${number(total)} ${label} in records`;
    return make("span", { className: "dim" }, make("meter", { max: total, value: recorded, "aria-label": text }), ` ${text}`);
  }));
}

function missedItem(one) {
  return make("span", {}, make("span", { className: "lines" }, `${lines(one.first, one.first)} `),
    link(one.url, one.text || one.url));
}

function noteItem(note) {
  const last = note.end_line || note.first;
  return make("span", {}, make("span", { className: "lines" }, `${lines(note.first, last)} `),
    make("span", { className: note.severity }, `${note.severity} ${note.code}`), ` ${note.message}`);
}

function limited(items, item) {
  const part = list(items.slice(0, AT_ONCE).map(item));
  if (items.length > AT_ONCE) {
    const more = make("button", { type: "button" }, `Show all ${number(items.length)}`);
    more.onclick = () => more.closest("ul").replaceWith(list(items.map(item)));
    part.append(make("li", {}, more));
  }
  return part;
}

function documentOf(one, fits) {
  const missed = one.missed.filter(fits), notes = one.notes.filter(fits);
  if (!missed.length && !notes.length) return null;
  const counts = `${number(missed.length)} links, ${number(notes.length)} notes`;
  const title = one.document.title ? ` — ${one.document.title}` : "";
  const body = make("details", {}, make("summary", {}, one.document.path, make("span", { className: "dim" }, `${counts}${title}`)));
  // what is long is made when it is looked at
  body.addEventListener("toggle", () => {
    if (one.document.coverage) body.append(meters(one.document.coverage));
    if (missed.length) body.append(make("h3", {}, "Links in no record"), limited(missed, missedItem));
    if (notes.length) body.append(make("h3", {}, "Noticed"), limited(notes, noteItem));
  }, { once: true });
  return body;
}

function findLeft() {
  const sought = wordsOf(at("left-search").value);
  const fits = (one) => sought.every((word) => one.folded.includes(word));
  const shownDocuments = leftovers.map((one) => documentOf(one, fits)).filter(Boolean);
  at("documents").replaceChildren(...shownDocuments);
  const all = leftovers.filter((one) => one.missed.length || one.notes.length).length;
  at("left-status").textContent = all
    ? `${number(shownDocuments.length)} of ${number(leftovers.length)} documents` : "Everything is in a record.";
  if (shownDocuments.length && (sought.length || shownDocuments.length === 1)) shownDocuments[0].open = true;
}
