"use strict";
(() => {
  const table = document.querySelector("#sheets table");
  if (table) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    const value = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
    const by = new Intl.Collator("en", { numeric: true }).compare;
    // What has no value stands last in both directions; what is alike, as in the data.
    const sorted = (column, sign) => [...rows].sort((a, b) => {
      const [x, y] = [value(a, column), value(b, column)];
      return x === "" || y === "" ? (x === "") - (y === "") : sign * by(x, y);
    });
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const next = { ascending: "descending", descending: null }[head.getAttribute("aria-sort")];
        const order = next === undefined ? "ascending" : next;
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        if (order) head.setAttribute("aria-sort", order);
        body.append(...(order ? sorted(column, order === "ascending" ? 1 : -1) : rows));
      });
    });

    const tools = document.querySelector(".tools");
    const [only, search, shown] = ["only", "search", "shown"].map((id) => document.getElementById(id));
    const pages = [...document.querySelectorAll(".gallery li")];
    const filter = () => {
      const words = search.value.trim().toLowerCase();
      const fits = (part) => (!only.checked || part.dataset.noted === "yes") && part.dataset.words.includes(words);
      for (const part of [...rows, ...pages]) part.hidden = !fits(part);
      shown.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} shown`;
    };
    only.addEventListener("change", filter);
    search.addEventListener("input", filter);
    tools.hidden = false;
    filter();
    // A finding's link to a sheet that is filtered out would lead nowhere.
    addEventListener("hashchange", () => {
      const row = rows.find((one) => "#" + one.id === location.hash);
      if (!row || !row.hidden) return;
      only.checked = false;
      search.value = "";
      filter();
      row.scrollIntoView();
    });
  }

  const dialog = document.querySelector("dialog");
  for (const picture of document.querySelectorAll(".gallery svg")) {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-label", "Enlarge: " + picture.getAttribute("aria-label"));
    picture.replaceWith(button);
    button.append(picture);
    button.addEventListener("click", () => {
      dialog.querySelector("div").replaceChildren(picture.cloneNode(true));
      dialog.setAttribute("aria-label", picture.getAttribute("aria-label"));
      dialog.showModal();
    });
  }
  dialog?.querySelector("button").addEventListener("click", () => dialog.close());
  dialog?.addEventListener("click", (event) => event.target === dialog && dialog.close());
})();
