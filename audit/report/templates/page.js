"use strict";
/* Progressive enhancement: a mark opens its note in a popover; without script, it links to the notes below. */
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
    const group = note.closest(".group"), body = document.createElement("p");
    body.append(...[...note.childNodes].map((n) => n.cloneNode(true)));
    pop.replaceChildren(...(group ? [...group.querySelectorAll(":scope > h3, :scope > .what")].map((n) => n.cloneNode(true)) : []), body);
    pop.querySelectorAll("[id]").forEach((n) => n.removeAttribute("id"));
    from = mark; pop.showPopover(); place(mark); pop.focus();
  });
  pop.addEventListener("toggle", (e) => { if (e.newState === "closed" && from) { from.focus({preventScroll: true}); from = null; } });
  const open = () => { for (let n = document.getElementById(decodeURIComponent(location.hash.slice(1))); n; n = n.parentElement) if (n.tagName === "DETAILS") n.open = true; };
  addEventListener("hashchange", open); open();
  document.addEventListener("click", (e) => { const a = e.target.closest && e.target.closest("a[href^='#']"); if (a && a.hash === location.hash) open(); });
  addEventListener("resize", () => { if (can && pop.matches(":popover-open")) pop.hidePopover(); });
})();
