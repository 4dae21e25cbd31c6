// -- one record -------------------------------------------------------------------------------

const HIDDEN = new Set(["title", "kind", "links", "sources", "conflicts", "inferred", "papers", "lectures", "extra", "section"]);
const ROLES = ["main", "paper", "video", "code", "dataset", "project", "demo", "slides", "explainer", "citation", "reference", "cover", "badge"];
let current = null;

const placed = (source) => make("span", {}, source.document, " ",
  make("span", { className: "lines" }, lines(source.start_line, source.end_line)));

function plain(value) {
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) return value.join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return Object.entries(value).map(([key, one]) => `${key}: ${typeof one === "object" ? JSON.stringify(one) : one}`).join("\n");
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function shownAs(name, value) {
  if (name === "duration_seconds") {
    const two = (part) => String(part).padStart(2, "0");
    return `${Math.floor(value / 3600)}:${two(Math.floor(value / 60) % 60)}:${two(value % 60)}`;
  }
  return COUNTS.includes(name) ? number(value) : plain(value);
}

function facts(record, inferred) {
  const rows = make("dl");
  const fact = (name, value, guessed) => {
    const text = String(value);
    const mark = guessed ? { className: "inferred", title: "holds characters that had to be inferred" } : {};
    const body = make("span", { ...mark, ...language(text) }, text);
    rows.append(make("dt", {}, name.replaceAll("_", " ")), make("dd", {}, body));
  };
  for (const [name, value] of Object.entries(record)) {
    if (!HIDDEN.has(name)) fact(name, shownAs(name, value), inferred.has(name));
  }
  if (record.section) fact("section", record.section.join(" › "), inferred.has("section"));
  for (const [name, value] of Object.entries(record.extra || {})) fact(name, value, inferred.has("extra"));
  return rows;
}

function linksByRole(record) {
  const roles = new Map();
  for (const one of record.links || []) roles.set(one.rel, [...(roles.get(one.rel) || []), one]);
  const rank = (role) => (ROLES.indexOf(role) + ROLES.length) % ROLES.length;
  const rows = make("dl");
  for (const role of [...roles.keys()].sort((a, b) => rank(a) - rank(b))) {
    const items = roles.get(role).map((one) => {
      const text = one.text && one.text !== one.url ? make("span", { className: "dim" }, ` ${one.text}`) : null;
      return make("span", {}, link(one.url, one.url), text);
    });
    rows.append(make("dt", {}, role), make("dd", {}, list(items)));
  }
  return rows;
}

function conflicts(record) {
  const rows = make("dl");
  for (const conflict of record.conflicts) {
    const values = conflict.values.map((one) => make("span", {}, `${plain(one.value)} — `, placed(one.source)));
    rows.append(make("dt", {}, conflict.field), make("dd", {}, list(values)));
  }
  return rows;
}

function related(record) {
  const others = [...(record.papers || []), ...(record.lectures || [])];
  return list(others.map((id) => {
    const other = byId.get(id);
    return other ? make("button", { type: "button", onclick: () => show(other) }, other.record.title) : id;
  }));
}

function navigation(row) {
  const place = found.indexOf(row);
  const step = (by) => () => show(found[place + by]);
  const button = (text, press, off) => make("button", { type: "button", onclick: press, disabled: off }, text);
  return make("nav", { "aria-label": "Records" },
    make("span", { className: "dim" }, place < 0 ? row.record.kind : `${row.record.kind} · ${number(place + 1)} of ${number(found.length)}`),
    button("Previous", step(-1), place <= 0),
    button("Next", step(1), place < 0 || place + 1 >= found.length),
    button("Close", () => at("detail").close(), false));
}

function show(row) {
  const { record } = row;
  current = row;
  const inferred = new Set(record.inferred || []);
  const title = make("h2", { id: "detail-title", ...language(record.title) },
    make("span", inferred.has("title") ? { className: "inferred" } : {}, record.title));
  const part = (name, held, content) => (held ? [make("h3", {}, name), content()] : []);
  const dialog = at("detail");
  const pressed = dialog.contains(document.activeElement) ? document.activeElement.textContent : "";
  dialog.replaceChildren(
    navigation(row), title,
    inferred.size ? make("p", { className: "dim" }, make("span", { className: "inferred" }, "Marked"),
      " texts hold characters that were lost by wrong encoding and had to be inferred.") : "",
    ...part("Links", record.links, () => linksByRole(record)),
    make("h3", {}, "Facts"), facts(record, inferred),
    ...part("Belongs to", record.papers || record.lectures, () => related(record)),
    ...part("Sources that differ", record.conflicts, () => conflicts(record)),
    ...part("Sources", record.sources, () => list(record.sources.map(placed))));
  if (!dialog.open) dialog.showModal();
  // the button that was pressed is a new one now; the keys must not lose their place
  const buttons = [...dialog.querySelectorAll("nav button")];
  const same = buttons.find((button) => button.textContent === pressed && !button.disabled);
  (same || buttons[buttons.length - 1]).focus();
  dialog.scrollTop = 0;
}

function turn(event) {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const place = found.indexOf(current);
  const next = by && place >= 0 ? found[place + by] : undefined;
  if (next) show(next);
}
