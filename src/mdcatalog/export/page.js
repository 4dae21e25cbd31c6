"use strict";
// Everything shown is set as text, and only addresses of the web become links: whatever a
// document holds, nothing of it runs.
const data = JSON.parse(document.getElementById("data").textContent);
const at = (id) => document.getElementById(id);
const variants = new Map();
const pairs = Array.from(data.variants);
for (let i = 0; i + 1 < pairs.length; i += 2) variants.set(pairs[i], pairs[i + 1]);

function fold(text) {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFKC").toLowerCase();
  return Array.from(plain, (c) => variants.get(c) || c).join("");
}

function make(name, properties, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties || {})) {
    if (key.includes("-") || key === "role") element.setAttribute(key, value);
    else element[key] = value;
  }
  for (const child of children) if (child !== null && child !== undefined) element.append(child);
  return element;
}

function link(url, text) {
  if (!/^https?:\/\//i.test(url)) return make("span", {}, `${text} (${url})`);
  return make("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank" }, text);
}

const records = data.records.map((record, place) => {
  const year = record.year || Number((record.published || record.date || "").slice(0, 4)) || null;
  const parts = [record.id, record.title, record.description, record.notes, record.highlights,
    record.venue, record.technique, ...(record.authors || []), ...(record.speakers || []),
    ...(record.organizations || []), ...(record.tags || []), ...(record.section || [])];
  const count = record.citations ?? record.views ?? record.stars ?? null;
  const recorded = record.recorded ?? record.completed ?? null;
  return { record, place, year, count, recorded, section: (record.section || []).join(" › "),
    text: fold(parts.filter(Boolean).join("\n")) };
});
const byId = new Map(records.map((row) => [row.record.id, row]));

const columns = [
  { name: "Title", value: (row) => row.record.title, text: true },
  { name: "Kind", value: (row) => row.record.kind, text: true },
  { name: "Year", value: (row) => row.year, number: true },
  { name: "Count", value: (row) => row.count, number: true, late: true },
  { name: "Section", value: (row) => row.section, text: true, late: true },
];
let sorted = { column: null, down: false };
let shown = 0;
let found = records;
const PAGE = 200;

function choices(id, values, labels) {
  const select = at(id);
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  const names = [...counts.keys()].sort((a, b) => (typeof a === "number" ? b - a : a < b ? -1 : 1));
  select.append(make("option", { value: "" }, "all"));
  for (const name of names) {
    const label = labels ? labels[name] : String(name);
    const short = label.length > 60 ? label.slice(0, 59) + "…" : label;
    select.append(make("option", { value: String(name) }, `${short} (${counts.get(name)})`));
  }
  select.closest("label").hidden = names.length < 2;
  return counts;
}

const filters = {
  kind: (row, value) => row.record.kind === value,
  year: (row, value) => String(row.year) === value,
  section: (row, value) => row.section === value,
  organization: (row, value) => (row.record.organizations || []).includes(value),
  recorded: (row, value) => String(row.recorded) === value,
};

function find() {
  const words = fold(at("search").value).split(/\s+/).filter(Boolean);
  const active = Object.entries(filters).map(([id, test]) => [test, at(id).value]).filter((pair) => pair[1]);
  found = records.filter((row) => words.every((word) => row.text.includes(word))
    && active.every(([test, value]) => test(row, value)));
  if (sorted.column) {
    const value = sorted.column.value;
    const sign = sorted.down ? -1 : 1;
    found.sort((a, b) => {
      const x = value(a), y = value(b);
      if (x === null || x === "" || y === null || y === "") {
        return (x === null || x === "") - (y === null || y === "") || a.place - b.place;
      }
      const order = sorted.column.text ? x.localeCompare(y) : x - y;
      return sign * order || a.place - b.place;
    });
  }
  at("count").textContent = `${found.length} of ${records.length} records`;
  at("rows").replaceChildren();
  shown = 0;
  more();
  for (const button of at("years").children) {
    button.setAttribute("aria-pressed", String(button.dataset.year === at("year").value));
  }
}

function more() {
  const rows = document.createDocumentFragment();
  for (const row of found.slice(shown, shown + PAGE)) {
    const open = make("button", { type: "button", onclick: () => show(row) }, row.record.title);
    const names = row.record.authors || row.record.speakers || row.record.organizations || [];
    const under = names.length ? make("div", { className: "dim" }, names.slice(0, 4).join(", ")) : null;
    rows.append(make("tr", {}, make("td", {}, open, under), ...columns.slice(1).map((column) => {
      const value = column.value(row);
      return make("td", { className: classes(column) }, value === null ? "" : String(value));
    })));
  }
  shown = Math.min(found.length, shown + PAGE);
  at("rows").append(rows);
  at("more").hidden = shown >= found.length;
}

const classes = (column) => [column.number ? "number" : "", column.late ? "late" : ""].join(" ").trim();

function heads() {
  at("heads").replaceChildren(...columns.map((column) => {
    const mark = sorted.column !== column ? "" : sorted.down ? " ▼" : " ▲";
    const turn = () => {
      sorted = sorted.column === column ? { column, down: !sorted.down } : { column, down: !!column.number };
      const place = columns.indexOf(column);
      heads();
      find();
      at("heads").children[place].firstChild.focus();
    };
    const order = sorted.column !== column ? "none" : sorted.down ? "descending" : "ascending";
    const head = make("th", { scope: "col", className: classes(column), "aria-sort": order });
    head.append(make("button", { type: "button", onclick: turn }, column.name + mark));
    return head;
  }));
}

const HIDDEN = new Set(["title", "links", "sources", "conflicts", "inferred", "papers", "lectures"]);
const list = (items) => make("ul", {}, ...items.map((item) => make("li", {}, item)));
const place = (source) => `${source.document}, line ${source.start_line}`
  + (source.end_line > source.start_line ? `–${source.end_line}` : "");

function plain(value) {
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) return value.join(", ");
  if (value !== null && typeof value === "object") return JSON.stringify(value);
  return String(value);
}

function show(row) {
  const record = row.record;
  const inferred = new Set(record.inferred || []);
  const facts = make("dl");
  const fact = (name, value) => {
    const mark = inferred.has(name) ? { className: "inferred", title: "holds inferred characters" } : {};
    facts.append(make("dt", {}, name.replaceAll("_", " ")), make("dd", mark, value));
  };
  for (const [name, value] of Object.entries(record)) if (!HIDDEN.has(name)) fact(name, plain(value));
  const links = (record.links || []).map((one) =>
    make("span", {}, `${one.rel}: `, link(one.url, one.text || one.url)));
  if (links.length) fact("links", list(links));
  for (const name of ["papers", "lectures"]) {
    const others = (record[name] || []).map((id) => byId.get(id)).filter(Boolean);
    const buttons = others.map((other) =>
      make("button", { type: "button", onclick: () => show(other) }, other.record.title));
    if (buttons.length) fact(name, list(buttons));
  }
  fact("sources", list((record.sources || []).map(place)));
  for (const conflict of record.conflicts || []) {
    const values = conflict.values.map((one) => `${plain(one.value)} (${place(one.source)})`);
    fact(`conflict: ${conflict.field}`, list(values));
  }
  const dialog = at("detail");
  const close = make("button", { type: "button", onclick: () => dialog.close() }, "Close");
  const title = make("h2", { id: "detail-title" }, record.title);
  if (inferred.has("title")) title.className = "inferred";
  dialog.replaceChildren(title, facts, close);
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
}

function left() {
  for (const document_ of data.documents) {
    const missed = document_.unclaimed_links || [];
    const notes = data.diagnostics.filter((note) => note.document === document_.path);
    if (!missed.length && !notes.length) continue;
    at("left").append(make("h3", {}, document_.path));
    const items = missed.map((one) =>
      make("span", {}, `line ${one.line}: `, link(one.url, one.text || one.url)));
    at("left").append(list([...items, ...notes.map((note) => `line ${note.line || 1}: ${note.message}`)]));
  }
}

function chart(counts) {
  const years = [...counts.keys()].sort((a, b) => a - b);
  const most = Math.max(...counts.values());
  at("years").hidden = years.length < 2;
  for (const year of years) {
    const label = `${year}: ${counts.get(year)}`;
    const bar = make("button", { type: "button", title: label, "aria-label": label });
    bar.dataset.year = String(year);
    bar.style.height = `${Math.max(4, 100 * counts.get(year) / most)}%`;
    bar.onclick = () => {
      at("year").value = at("year").value === String(year) ? "" : String(year);
      find();
    };
    at("years").append(bar);
  }
}

choices("kind", records.map((row) => row.record.kind));
chart(choices("year", records.map((row) => row.year).filter((year) => year !== null)));
choices("section", records.map((row) => row.section).filter(Boolean));
choices("organization", records.flatMap((row) => row.record.organizations || []));
choices("recorded", records.map((row) => row.recorded).filter((mark) => mark !== null).map(String), { true: "yes", false: "no" });
for (const id of Object.keys(filters)) at(id).onchange = find;
at("search").oninput = find;
at("more").onclick = more;
at("clear").onclick = () => {
  for (const id of ["search", ...Object.keys(filters)]) at(id).value = "";
  find();
  at("search").focus();
};
at("left").addEventListener("toggle", left, { once: true });
heads();
find();
