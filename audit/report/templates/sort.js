"use strict";
/* Progressive enhancement: tables sort by the selected heading, a field filters them, and a linked query opens. */
(() => {
  const value = (row, i) => { const c = row.cells[i]; return c.dataset.v ?? c.textContent.trim(); };
  document.querySelectorAll("table.sort").forEach((table) => {
    const said = (table.closest("section") || document).querySelector("[role=status]");
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
  const rows = () => document.querySelectorAll("#passages li, #outlets tbody tr, #changes tbody tr, #trend svg");
  const at = document.getElementById("passages");
  if (at && rows().length > 3) {
    const label = document.createElement("label"), field = document.createElement("input");
    label.className = "find"; field.type = "search"; label.append("Find an outlet or words ", field);
    at.before(label);
    field.addEventListener("input", () => {
      const wanted = field.value.trim().toLowerCase();
      rows().forEach((r) => { r.style.display = wanted && !(r.textContent + (r.getAttribute("aria-label") || "")).toLowerCase().includes(wanted) ? "none" : ""; });
      document.querySelectorAll("#outlets details").forEach((d) => { if (wanted) d.open = true; });
    });
  }
  const open = () => { const d = document.getElementById(location.hash.slice(1)); if (d && d.tagName === "DETAILS") d.open = true; };
  addEventListener("hashchange", open); open();
})();
