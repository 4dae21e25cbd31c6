// -- filters ----------------------------------------------------------------------------------

const filters = {
  kind: { of: (row) => [row.record.kind] },
  year: { of: (row) => (row.year === null ? [] : [row.year]), down: true },
  month: { of: (row) => (row.month === null ? [] : [row.month]), down: true },
  section: { of: (row) => (row.section ? [row.section] : []), listed: true },
  organization: { of: (row) => row.record.organizations || [] },
  recorded: { of: (row) => (row.recorded === null ? [] : [row.recorded ? "yes" : "no"]), down: true },
};

function choices(id, filter) {
  const counts = new Map();
  for (const row of records) for (const value of filter.of(row)) counts.set(value, (counts.get(value) || 0) + 1);
  const names = [...counts.keys()];
  if (!filter.listed) names.sort((a, b) => (filter.down ? -1 : 1) * (a < b ? -1 : 1));
  at(id).append(make("option", { value: "" }, "all"));
  for (const name of names) {
    const label = String(name);
    const short = label.length > 60 ? "…" + label.slice(-59) : label;
    at(id).append(make("option", { value: label }, `${short} (${number(counts.get(name))})`));
  }
  at(id).closest("label").hidden = names.length < 2;
}

// -- order ------------------------------------------------------------------------------------

const COLUMNS = [
  { name: "Title", value: (row) => row.record.title, text: true },
  { name: "Kind", value: (row) => row.record.kind, text: true },
  { name: "Date", value: (row) => row.when, text: true, down: true, style: "when" },
  { name: "Count", value: (row) => row.count, down: true, style: "number" },
  { name: "Section", value: (row) => row.section, text: true, style: "late" },
];
const collator = new Intl.Collator(undefined, { numeric: true });
let sorted = { column: null, down: false };
let found = records;
let words = [];

const absent = (value) => value === null || value === "";

function inOrder(rows) {
  if (!sorted.column) {
    // words in the title are worth more than words anywhere
    const first = (row) => (words.every((word) => row.folded.includes(word)) ? 0 : 1);
    return words.length ? rows.sort((a, b) => first(a) - first(b) || a.place - b.place) : rows;
  }
  const { value, text } = sorted.column;
  const sign = sorted.down ? -1 : 1;
  return rows.sort((a, b) => {
    const x = value(a), y = value(b);
    if (absent(x) || absent(y)) return absent(x) - absent(y) || a.place - b.place;
    return sign * (text ? collator.compare(x, y) : x - y) || a.place - b.place;
  });
}

function find() {
  words = wordsOf(at("search").value);
  const chosen = Object.entries(filters).map(([id, filter]) => [filter.of, at(id).value]).filter((pair) => pair[1]);
  found = inOrder(records.filter((row) => words.every((word) => row.text.includes(word))
    && chosen.every(([of, value]) => of(row).some((one) => String(one) === value))));
  at("count").textContent = `${number(found.length)} of ${number(records.length)} records`;
  at("none").hidden = found.length > 0;
  showRows();
  showBars();
}

function sortBy(column, down) {
  sorted = { column, down };
  at("sort").value = column ? `${COLUMNS.indexOf(column)}${down ? "-" : ""}` : "";
  showHeads();
  find();
}

function clear() {
  for (const id of ["search", ...Object.keys(filters)]) at(id).value = "";
  sortBy(null, false);
  at("search").focus();
}
