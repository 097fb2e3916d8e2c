"use strict";
/* An enhancement: a mark opens its note beside it, a table sorts by a column. Without it, marks lead to the notes below. */
(() => {
  const pop = document.createElement("div");
  pop.id = "pop"; pop.setAttribute("role", "dialog"); pop.setAttribute("aria-label", "Why this is marked"); pop.tabIndex = -1;
  let from = null;
  const can = "popover" in pop;
  if (can) { pop.popover = "auto"; document.body.append(pop); }
  const place = (mark) => {
    const m = mark.getBoundingClientRect(), p = pop.getBoundingClientRect(), room = 8;
    const left = Math.max(room, Math.min(m.left, innerWidth - p.width - room));
    const below = m.bottom + room + p.height < innerHeight || m.top < p.height + room;
    pop.style.left = `${left}px`;
    pop.style.top = `${Math.max(room, below ? Math.min(m.bottom + room, innerHeight - p.height - room) : m.top - p.height - room)}px`;
  };
  document.addEventListener("click", (e) => {
    const mark = e.target.closest && e.target.closest("article a[href^='#']");
    if (!can || !mark || e.ctrlKey || e.metaKey) return;
    const note = document.getElementById(mark.getAttribute("href").slice(1));
    if (!note) return;
    e.preventDefault();
    pop.replaceChildren(...[...note.childNodes].map((n) => n.cloneNode(true)));
    pop.querySelectorAll("[id]").forEach((n) => n.removeAttribute("id"));
    pop.querySelectorAll(".back").forEach((n) => n.remove());
    from = mark; pop.showPopover(); place(mark); pop.focus();
  });
  pop.addEventListener("toggle", (e) => { if (e.newState === "closed" && from) { from.focus({preventScroll: true}); from = null; } });
  addEventListener("resize", () => { if (can && pop.matches(":popover-open")) pop.hidePopover(); });

  const value = (row, i) => { const c = row.cells[i]; return c.dataset.v ?? c.textContent.trim(); };
  document.querySelectorAll("table.sort").forEach((table) => {
    const said = table.parentElement.querySelector("[role=status]");
    table.querySelectorAll("thead th").forEach((th, i) => {
      const button = document.createElement("button");
      button.type = "button"; button.append(...th.childNodes); th.append(button);
      button.addEventListener("click", () => {
        const up = th.getAttribute("aria-sort") === "descending" || (!th.hasAttribute("aria-sort") && !th.classList.contains("num"));
        table.querySelectorAll("th").forEach((h) => h.removeAttribute("aria-sort"));
        th.setAttribute("aria-sort", up ? "ascending" : "descending");
        const number = th.classList.contains("num"), body = table.tBodies[0];
        [...body.rows].sort((a, b) => {
          const x = value(a, i), y = value(b, i);
          if ((x === "") !== (y === "")) return x === "" ? 1 : -1;
          const d = number ? x - y : x.localeCompare(y);
          return up ? d : -d;
        }).forEach((row) => body.append(row));
        if (said) said.textContent = `Sorted by ${button.textContent.trim()}, ${up ? "ascending" : "descending"}.`;
      });
    });
  });
})();
