"use strict";
// A bucket: start, then least, greatest and last of profit, price, rolling hold and velocity, then buys, sells, holds.
const START = 0, PNL = 1, PRICE = 4, HOLD = 7, VELOCITY = 10, BUYS = 13, SELLS = 14, HOLDS = 15;
const WIDTH = 1180, LEFT = 64, RIGHT = 14, TOP = 8, BOTTOM = 22;
let run = { symbol: "", problem: "", dated: false, width: 1, buckets: [], bins: [], totals: null };

function merge(update) {
  const buckets = run.buckets.slice(0, update.from).concat(update.buckets);
  run = Object.assign({}, update, { buckets });
}

function brief(value, digits) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) return value.toExponential(2);
  return value.toLocaleString("en", { maximumFractionDigits: digits ?? (size < 1 ? 5 : 2) });
}

function percent(part, whole) {
  return whole > 0 ? (100 * part / whole).toFixed(1) + " %" : "–";
}

function moment(time) {
  return run.dated ? new Date(time).toISOString().slice(0, 19).replace("T", " ") : String(time);
}

function ticks(low, high, most) {
  const raw = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * [1, 2, 5, 10].find(m => m * power >= raw * 0.999999);
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) found.push(k * step + 0);
  return { found, digits: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
}

function frame(height, low, high, xTicks) {
  const y = value => TOP + (height - TOP - BOTTOM) * (1 - (value - low) / (high - low));
  const { found, digits } = ticks(low, high, 5);
  let svg = "";
  for (const tick of found) {
    svg += `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(tick)}" y2="${y(tick)}" stroke="var(--line)"/>`
      + `<text x="${LEFT - 6}" y="${y(tick) + 4}" text-anchor="end" fill="var(--soft)">`
      + `${tick.toLocaleString("en", { maximumFractionDigits: digits })}</text>`;
  }
  for (const [x, label] of xTicks) {
    svg += `<line x1="${x}" x2="${x}" y1="${height - BOTTOM}" y2="${height - BOTTOM + 4}" stroke="var(--soft)"/>`
      + `<text x="${x}" y="${height - 5}" text-anchor="middle" fill="var(--soft)">${label}</text>`;
  }
  return { svg, y };
}

function xOf(index) {
  return LEFT + (WIDTH - LEFT - RIGHT) * (index + 0.5) / Math.max(1, run.buckets.length);
}

function timeTicks() {
  const n = run.buckets.length;
  const shown = Math.min(8, n);
  const labels = [];
  for (let k = 0; k < shown; k++) {
    const index = Math.floor((k + 0.5) * n / shown);
    const time = run.buckets[index][START];
    const span = run.buckets[n - 1][START] - run.buckets[0][START];
    const text = !run.dated ? String(time) : span > 20 * 864e5 ? moment(time).slice(0, 10) : moment(time).slice(5, 16);
    labels.push([xOf(index), text]);
  }
  return labels;
}

function range(offset, always) {
  let [low, high] = always ?? [Infinity, -Infinity];
  for (const bucket of run.buckets) {
    if (bucket[offset] !== null) low = Math.min(low, bucket[offset]);
    if (bucket[offset + 1] !== null) high = Math.max(high, bucket[offset + 1]);
  }
  if (!(low <= high)) return [0, 1];
  const room = low === high ? Math.max(0.5e-3, Math.abs(low) * 1e-3) : 0.04 * (high - low);
  return always ? [low, high === low ? low + 1 : high] : [low - room, high + room];
}

// From least to greatest within each step: spikes stay visible however long the run is.
function trace(offset, y, colour) {
  let path = "";
  let down = false;
  run.buckets.forEach((bucket, i) => {
    if (bucket[offset] === null) { down = false; return; }
    const x = xOf(i).toFixed(1);
    path += `${down ? "L" : "M"}${x} ${y(bucket[offset]).toFixed(1)}`;
    if (bucket[offset + 1] !== bucket[offset]) path += `L${x} ${y(bucket[offset + 1]).toFixed(1)}`;
    if (bucket[offset + 2] !== bucket[offset + 1]) path += `L${x} ${y(bucket[offset + 2]).toFixed(1)}`;
    down = true;
  });
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.3" stroke-linejoin="round"/>`;
}

function action(bucket) {
  const [buys, sells, holds] = [bucket[BUYS], bucket[SELLS], bucket[HOLDS]];
  return holds >= buys && holds >= sells ? 0 : buys >= sells ? 1 : -1;
}

const SHAPES = { "1": ["M0-6L4 2H-4Z", "var(--up)"], "-1": ["M0 6L4-2H-4Z", "var(--down)"],
  "0": ["M-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0", "var(--soft)"] };

// A mark where what is mostly done changes; the strip below says how much of each step is bought, sold and held.
function marks(y, top) {
  let svg = "";
  let before = null;
  const step = (WIDTH - LEFT - RIGHT) / run.buckets.length;
  run.buckets.forEach((bucket, i) => {
    const now = action(bucket);
    if (now !== before && bucket[PRICE] !== null) {
      const at = now === 1 ? y(bucket[PRICE]) + 9 : now === -1 ? y(bucket[PRICE + 1]) - 9 : y(bucket[PRICE + 2]);
      svg += `<path d="${SHAPES[now][0]}" fill="${SHAPES[now][1]}" transform="translate(${xOf(i).toFixed(1)} ${at.toFixed(1)})"/>`;
    }
    before = now;
    const rows = bucket[BUYS] + bucket[SELLS] + bucket[HOLDS];
    [[BUYS, 1, 0], [SELLS, -1, 10], [HOLDS, 0, 20]].forEach(([cell, kind, drop]) => {
      if (bucket[cell] > 0) {
        svg += `<rect x="${(xOf(i) - step / 2).toFixed(2)}" y="${top + drop}" width="${Math.max(0.6, step).toFixed(2)}" height="8"`
          + ` fill="${SHAPES[kind][1]}" fill-opacity="${(bucket[cell] / rows).toFixed(2)}"/>`;
      }
    });
  });
  return svg + [["buy", 0], ["sell", 10], ["hold", 20]].map(([label, drop]) => `<text x="${LEFT - 6}" y="${top + drop + 7}"`
    + ` text-anchor="end" font-size="10" fill="var(--soft)">${label}</text>`).join("");
}

function profit() {
  const height = 190;
  const { svg, y } = frame(height, ...range(PNL), timeTicks());
  return picture(height, svg + trace(PNL, y, "var(--a)"));
}

function holding() {
  const height = 150;
  const [, fastest] = range(VELOCITY, [0, 1]);
  const { svg, y } = frame(height, 0, Math.max(1, fastest) * 1.03, timeTicks());
  return picture(height, svg + trace(HOLD, y, "var(--a)") + trace(VELOCITY, y, "var(--b)"));
}

function prices() {
  const height = 300;
  const { svg, y } = frame(height, ...range(PRICE), timeTicks());
  return picture(height + 34, svg + trace(PRICE, y, "var(--ink)") + marks(y, height + 2));
}

// Curves of shares over [from, to]; each is [colour, points].
function curves(from, to, label, lines) {
  const height = 190;
  const x = value => LEFT + (WIDTH - LEFT - RIGHT) * (value - from) / (to - from);
  const { found, digits } = ticks(from, to, 10);
  const { svg, y } = frame(height, 0, 1.05, found.map(t => [x(t), t.toFixed(digits)]));
  let drawn = svg + `<text x="${WIDTH - RIGHT}" y="${height - BOTTOM - 5}" text-anchor="end" fill="var(--soft)">${label}</text>`;
  for (const [colour, points] of lines) {
    const there = points.filter(p => p[1] !== null);
    drawn += `<path d="${there.map((p, i) => `${i ? "L" : "M"}${x(p[0]).toFixed(1)} ${y(p[1]).toFixed(1)}`).join("")}"`
      + ` fill="none" stroke="${colour}" stroke-width="1.5"/>`
      + there.map(p => `<circle cx="${x(p[0]).toFixed(1)}" cy="${y(p[1]).toFixed(1)}" r="3" fill="${colour}"/>`).join("");
  }
  return picture(height, drawn);
}

function precisionRecall() {
  const tau = SWEEP.map(row => row[0]);
  const room = SWEEP.length > 1 ? 0.02 : 0.1;
  return curves(Math.min(...tau) - room, Math.max(...tau) + room, "tau off",
    [["var(--a)", SWEEP.map(row => [row[0], row[1]])], ["var(--b)", SWEEP.map(row => [row[0], row[2]])]]);
}

function leakage() {
  const share = (rows, acts) => rows.map((count, k) => [(k + 0.5) / rows.length, count > 0 ? acts[k] / count : null]);
  const [acceptable, acting, unacceptable, leaking] = run.bins;
  return curves(0, 1, "confidence", [["var(--a)", share(acceptable, acting)], ["var(--down)", share(unacceptable, leaking)]]);
}

function picture(height, content) {
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img">${content}</svg>`;
}

const key = (name, text) => `<span style="color:var(--${name})">${text}</span>`;
const PANELS = [
  ["profit", "Profit since the start", "", profit, PNL],
  ["holding", "Holding", key("a", "share of holds in 50 bars") + key("b", "velocity of z, 0 if the log has none"), holding, HOLD],
  ["price", "Price and actions", key("up", "▲ buy") + key("down", "▼ sell") + key("soft", "● hold"), prices, PRICE],
  ["pr", "Precision and recall by threshold", key("a", "precision") + key("b", "recall"), precisionRecall],
  ["leakage", "Acting by confidence", key("a", "on acceptable bars") + key("down", "on unacceptable bars: should be 0"), leakage],
];

function build() {
  document.getElementById("panels").innerHTML = PANELS.filter(panel => panel[0] !== "pr" || SWEEP !== null)
    .map(([id, title, keys]) => `<section class="panel" id="${id}"><h3>${title}${keys}<span class="at"></span></h3>`
      + `<div class="picture"></div></section>`).join("");
  for (const [id, , , , offset] of PANELS) {
    const panel = document.getElementById(id);
    if (panel && offset) panel.addEventListener("pointermove", event => readOut(panel, event, offset));
  }
}

function readOut(panel, event, offset) {
  const box = panel.querySelector("svg")?.getBoundingClientRect();
  if (!box || run.buckets.length === 0) return;
  const x = (event.clientX - box.left) / box.width * WIDTH;
  const index = Math.floor((x - LEFT) / (WIDTH - LEFT - RIGHT) * run.buckets.length);
  const bucket = run.buckets[Math.max(0, Math.min(run.buckets.length - 1, index))];
  panel.querySelector(".at").textContent = `${moment(bucket[START])}: ${brief(bucket[offset])} to ${brief(bucket[offset + 1])}`;
}

function cards() {
  const t = run.totals;
  const act = { "1": "buy", "-1": "sell", "0": "hold" }[t.action] ?? "–";
  const all = [["bars", brief(t.rows, 0)], ["last bar", moment(t.time)], ["price", brief(t.price)],
    ["profit", t.profit === null ? "–" : brief(100 * t.profit, 3) + " %"], ["exposure", brief(t.exposure, 4)],
    ["intent", act], ["fills", brief(t.fills, 0)], ["hold", percent(t.holds, t.rows)],
    ["acceptable", percent(t.acceptable, t.rows)], ["precision", percent(t.both, t.acts)],
    ["recall", percent(t.both, t.acceptable)]];
  document.getElementById("cards").innerHTML = all.map(([name, value]) =>
    `<div class="card"><span>${name}</span><b>${value}</b></div>`).join("");
}

function draw() {
  if (!run.totals || run.buckets.length === 0) {
    say(run.problem || "waiting for rows");
    return;
  }
  cards();
  for (const [id, , , render] of PANELS) {
    const target = document.querySelector(`#${id} .picture`);
    if (target) target.innerHTML = render();
  }
  say(run.problem || `${run.symbol} ${LIVE ? "live" : ""}`
    + (run.width > 1 ? ` · ${run.width.toLocaleString("en")} bars per step, from least to greatest` : ""));
}

function say(text) {
  const status = document.getElementById("status");
  status.textContent = text;
  status.className = run.problem ? "danger" : "";
}

function listen() {
  const events = new EventSource("/events");
  events.onmessage = event => { merge(JSON.parse(event.data)); requestAnimationFrame(draw); };
  events.onerror = () => {
    say("no connection to the server; trying again");
    // A browser gives up where it was refused, as when too many pages are open.
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  };
}

build();
if (LIVE) {
  listen();
  say("connecting");
} else {
  merge(RUN);
  draw();
}
