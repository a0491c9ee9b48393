// Whatever comes from outside, urls and texts above all, becomes text and never markup.
const EVENTS = ["receive", "send", "progress", "read", "delete", "change"];
const get = (id) => document.getElementById(id);
const seen = { hooks: new Map(), deliveries: new Map() };
let first = true;

for (const select of document.querySelectorAll('select[name="event"]')) {
  select.replaceChildren(...EVENTS.map((event) => new Option(event)));
}

const events = new EventSource("/emulator/events");
events.onopen = () => setText(get("connection"), "Live");
events.onerror = () => setText(get("connection"), "Not connected: is the emulator still running?");
events.onmessage = ({ data }) => {
  const { lines, deliveries, faults } = JSON.parse(data);
  showLines(lines);
  showDeliveries(deliveries);
  showFaults(faults);
  first = false;
};

function showLines(lines) {
  get("no-lines").hidden = lines.length > 0;
  for (const select of document.querySelectorAll('select[name="line"]')) {
    sync(
      select,
      lines,
      ({ deviceId }) => deviceId,
      (line) => new Option(line.number, line.deviceId),
      () => {},
    );
  }
  sync(
    get("lines"),
    lines,
    ({ deviceId }) => deviceId,
    newLine,
    (element, line) => {
      const rows = element.querySelector("tbody");
      sync(rows, line.hooks, ({ webhookId }) => webhookId, newHook, showHook);
      setText(element.querySelector(".sessions"), `Sessions: ${line.sessions.join(", ") || "none"}`);
    },
  );
  const hooks = lines.flatMap((line) =>
    line.hooks.map((hook) => [hook.webhookId, `${hook.event} to ${hook.url}`]),
  );
  tell(
    seen.hooks,
    hooks,
    (what) => `A hook is installed: ${what}`,
    (what) => `A hook is gone: ${what}`,
  );
}

function newLine({ number, deviceId }) {
  const [element, title, sessions, table] = ["div", "h3", "p", "table"].map(make);
  setText(title, `${number} (${deviceId})`);
  sessions.className = "sessions";
  table.setAttribute("aria-label", `Hooks of ${number}`);
  const head = make("tr");
  for (const name of ["Id", "Event", "Method", "URL", "By hand"]) {
    const cell = make("th");
    cell.scope = "col";
    setText(cell, name);
    head.append(cell);
  }
  const thead = make("thead");
  thead.append(head);
  table.append(thead, make("tbody"));
  element.append(title, sessions, table);
  return element;
}

function newHook(hook) {
  const row = make("tr");
  for (let index = 0; index < 5; index++) row.append(make("td"));
  row.children[3].className = "foreign";
  row.children[4].append(
    button("Edit", `Edit hook ${hook.webhookId}`, () => edit(hook.webhookId, row)),
    " ",
    button("Delete", `Delete hook ${hook.webhookId}`, () => call("DELETE", `hooks/${hook.webhookId}`)),
  );
  return row;
}

function showHook(row, { webhookId, type, event, method, url }) {
  const named = type === "message" || type === "optout" ? event : `${type} ${event}`;
  setTexts(row, [webhookId, named, method, url]);
}

function showDeliveries(deliveries) {
  const latest = deliveries.toReversed();
  sync(
    get("deliveries"),
    latest,
    ({ id }) => String(id),
    newDelivery,
    (row, delivery) => {
      const { id, event, method, url, state, attempts, body } = delivery;
      const last = attempts.at(-1);
      const answer =
        last === undefined ? "" : `${last.status ?? ""} ${last.error ?? last.answer ?? ""}`.trim();
      const tries = attempts.length > 1 ? `${state}, ${attempts.length} attempts` : state;
      setTexts(row, [String(id), event, `${method} ${url}`, tries, answer, body]);
      row.children[3].className = state === "delivered" ? "delivered" : attempts.length > 0 ? "failed" : "";
    },
  );
  const states = deliveries.map(({ id, event, state }) => [`${id} ${state}`, `${event}: ${state}`]);
  tell(seen.deliveries, states, (what) => `Delivery of ${what}`);
}

function newDelivery() {
  const row = make("tr");
  for (let index = 0; index < 6; index++) row.append(make("td"));
  for (const index of [2, 4, 5]) row.children[index].className = "foreign";
  return row;
}

function showFaults(faults) {
  const named = faults.map((fault, index) => ({ fault, key: `${index} ${JSON.stringify(fault)}` }));
  sync(
    get("faults"),
    named,
    ({ key }) => key,
    () => make("li"),
    (item, { fault }) => {
      const { endpoint, kind, status, when = "before", times } = fault;
      const often = times === "forever" ? "for good" : `${times} time${times === 1 ? "" : "s"}`;
      setText(item, `${endpoint}: ${status ?? kind}, ${when} the effect, ${often}`);
    },
  );
}

/** Makes the children of an element those of the items, leaving those that stay where they are: they keep the focus. */
function sync(parent, items, keyOf, create, update) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  const wanted = items.map((item) => {
    const key = keyOf(item);
    const child = old.get(key) ?? create(item);
    child.dataset.key = key;
    old.delete(key);
    update(child, item);
    return child;
  });
  for (const child of old.values()) child.remove();
  wanted.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
}

/** Says what is new, for those who listen. */
function tell(known, items, isNew, isGone) {
  const now = new Map(items);
  const news = [];
  for (const [key, what] of now) if (!known.has(key)) news.push(isNew(what));
  if (isGone) for (const [key, what] of known) if (!now.has(key)) news.push(isGone(what));
  known.clear();
  for (const [key, what] of now) known.set(key, what);
  if (!first && news.length > 0) setText(get("news"), news.slice(0, 3).join(". "));
}

function edit(webhookId, row) {
  const dialog = get("edit");
  const form = dialog.querySelector("form");
  form.elements.url.value = row.children[3].textContent;
  form.elements.method.value = row.children[2].textContent;
  dialog.returnValue = "";
  dialog.onclose = () => {
    if (dialog.returnValue !== "save") return;
    call("PATCH", `hooks/${webhookId}`, { url: form.elements.url.value, method: form.elements.method.value });
  };
  dialog.showModal();
}

onSubmit("install", ({ line, ...hook }) => call("POST", `lines/${line}/hooks`, hook));
onSubmit("text", ({ line, event, number, body }) => {
  const options = { event, ...(number ? { number } : {}), ...(body ? { body } : {}) };
  // What says Hello! is no opt-out.
  if (event === "change" && !/^(stop|stopall|unstop|start)$/i.test(body.trim())) options.body = "STOP";
  return call("POST", `lines/${line}/messages`, options);
});
onSubmit("fault", ({ kind, times, ...rule }) => {
  const what = /^\d/.test(kind) ? { kind: "status", status: Number(kind) } : { kind };
  const more = kind === "rate-limit" ? { retryAfter: 1 } : {};
  const often = times === "forever" ? times : Number(times);
  return call("POST", "faults", { ...rule, ...what, ...more, times: often });
});
onSubmit("clock", ({ seconds }) => call("POST", "clock", { advanceSeconds: Number(seconds) }));
get("no-faults").onclick = () => call("DELETE", "faults");
get("new-line").onclick = () => call("POST", "lines");

function onSubmit(id, send) {
  get(id).onsubmit = (event) => {
    event.preventDefault();
    send(Object.fromEntries(new FormData(event.target)));
  };
}

async function call(method, path, body) {
  try {
    const response = await fetch(`/emulator/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) setText(get("news"), `Not done: ${(await response.json()).error}`);
  } catch {
    setText(get("news"), "Not done: the emulator does not answer");
  }
}

function button(text, label, act) {
  const made = make("button");
  made.type = "button";
  made.setAttribute("aria-label", label);
  setText(made, text);
  made.onclick = act;
  return made;
}

function make(name) {
  return document.createElement(name);
}

function setTexts(row, texts) {
  for (const [index, text] of texts.entries()) setText(row.children[index], text);
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
