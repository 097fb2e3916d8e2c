"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = id => document.getElementById(id);
  const KEYS = {y: "yes", n: "no", o: "outside", c: "cannot_say"};
  const place = `audit ${data.sample} ${data.coder}${data.judge ? " judge" : ""}`;
  let codes = [], known = false, shown = 0, spent = 0;
  try { codes = JSON.parse(localStorage.getItem(place) || "[]"); } catch { codes = []; }
  const there = new Set(data.units.map(u => u[0]));
  codes = Array.isArray(codes) ? codes.filter(c => there.has(c.unit)) : [];
  const seconds = () => (spent + (document.hidden || !shown ? 0 : Date.now() - shown)) / 1000;
  const keep = () => {
    try { localStorage.setItem(place, JSON.stringify(codes)); $("state").textContent = "kept in this browser"; }
    catch { $("state").textContent = "this browser keeps nothing: press s to save the file"; }
  };
  const show = () => {
    const done = codes.length >= data.units.length;
    const [, words, before, after, who] = done ? ["", "All units are coded. Press s to save the file.", "", "", ""] : data.units[codes.length];
    $("words").textContent = words;
    $("before").textContent = before || "";
    $("after").textContent = after || "";
    $("who").textContent = who ? `Source: ${who}` : "";
    $("at").textContent = `${codes.length} of ${data.units.length} coded`;
    $("bar").value = codes.length / data.units.length;
    document.querySelector("[data-key=k]").setAttribute("aria-pressed", known);
    shown = Date.now(); spent = 0;
  };
  const code = value => {
    if (codes.length >= data.units.length) return;
    codes.push({sample: data.sample, coder: data.coder, judge: data.judge, unit: data.units[codes.length][0], value,
      recognised: known, seconds: Math.round(seconds() * 10) / 10, time: new Date().toISOString()});
    known = false; keep(); show();
  };
  const save = () => {
    const text = codes.map(c => JSON.stringify(c)).join("\n") + "\n";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], {type: "application/jsonl"}));
    link.download = `${data.coder}.jsonl`;
    link.click();
    URL.revokeObjectURL(link.href);
    $("state").textContent = `saved ${codes.length} codes`;
  };
  const press = key => {
    if (KEYS[key]) code(KEYS[key]);
    else if (key === "u" && codes.length) { known = codes.pop().recognised; keep(); show(); }
    else if (key === "k") { known = !known; document.querySelector("[data-key=k]").setAttribute("aria-pressed", known); }
    else if (key === "b") { $("book").hidden = !$("book").hidden; document.querySelector("[data-key=b]").setAttribute("aria-expanded", !$("book").hidden); }
    else if (key === "s") save();
    else return false;
    return true;
  };
  addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.repeat) return;
    const key = e.key.toLowerCase();
    if (key.length === 1 && press(key)) e.preventDefault();
  });
  document.querySelectorAll("[data-key]").forEach(b => b.addEventListener("click", () => { press(b.dataset.key); b.blur(); }));
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) { spent += shown ? Date.now() - shown : 0; shown = 0; } else shown = Date.now();
  });
  setInterval(() => {
    const all = codes.reduce((sum, c) => sum + c.seconds, 0) + seconds();
    $("clock").textContent = `${Math.floor(all / 60)} min`;
  }, 1000);
  show();
})();
