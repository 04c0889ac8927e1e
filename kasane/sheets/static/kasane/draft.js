/* 書きかけを預ける。用紙に data-draft="頁"（と data-draft-target="uid"）を付けると働く。
   端末には何も残さない（共用の端末のため）。預かるのはサーバーで、読めるのは書いた人だけ。 */
"use strict";
(() => {
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const ADDRESS = "/drafts/";
  const WAIT = 2000;
  const page = form.dataset.draft;
  const target = form.dataset.draftTarget || "";
  const token = form.querySelector("[name=csrfmiddlewaretoken]")?.value || "";
  const status = document.querySelector("[data-draft-status]") || form.querySelector(".actions")?.appendChild(line()) || form.appendChild(line());
  let seen = "";
  let timer = 0;
  let dirty = false;
  let sending = false;
  let leaving = false;

  function line() {
    const made = document.createElement("p");
    made.className = "kept";
    made.setAttribute("role", "status");
    made.hidden = true;
    return made;
  }
  function say(text) {
    status.textContent = text;
    status.hidden = !text;
  }
  function kept(field) {
    return field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type);
  }
  function pairs() {
    const names = new Set([...form.elements].filter(kept).map((field) => field.name));
    return [...new FormData(form)].filter(([name, value]) => names.has(name) && typeof value === "string");
  }
  async function save(last) {
    clearTimeout(timer);
    if (!dirty || leaving || (sending && !last)) return;
    dirty = false;
    sending = true;
    try {
      const answer = await fetch(ADDRESS, {
        method: "POST", keepalive: last, redirect: "error",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token },
        body: JSON.stringify({ page, target, seen, fields: pairs() }),
      });
      const facts = await answer.json();
      if (answer.ok) {
        seen = facts.seen;
        say(`${facts.label}に下書きを預かりました。閉じても消えません。`);
      } else if (answer.status === 409) {
        say(`別の画面で書いた下書き（${facts.label}）があるため、預かっていません。どちらかの画面だけで書いてください。`);
      } else {
        throw new Error(facts.error);
      }
    } catch {
      dirty = true;
      say("下書きを預かれませんでした。書いたものはこの画面に残っています。");
      timer = setTimeout(save, WAIT * 5);
    }
    sending = false;
    if (dirty) later();
  }
  function later() {
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  }
  function fill(fields) {
    const left = fields.slice();
    const take = (name, value) => {
      const at = left.findIndex(([n, v]) => n === name && (value === undefined || v === value));
      return at < 0 ? undefined : left.splice(at, 1)[0][1];
    };
    [...form.elements].filter(kept).forEach((field) => {
      if (field.type === "checkbox" || field.type === "radio") field.checked = take(field.name, field.value) !== undefined;
      else if (field.multiple) [...field.options].forEach((one) => (one.selected = take(field.name, one.value) !== undefined));
      else field.value = take(field.name) ?? field.value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
  function button(label, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button button-plain";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  }
  function offer(facts) {
    const box = document.createElement("div");
    box.className = "banner banner-info";
    box.setAttribute("role", "status");
    const words = document.createElement("p");
    words.className = "banner-title";
    words.textContent = `${facts.label}の書きかけがあります。`;
    const row = document.createElement("div");
    row.className = "actions";
    row.append(
      button("続きから書く", () => { fill(facts.fields); box.remove(); form.querySelector("input:not([type=hidden]), textarea, select")?.focus(); }),
      button("捨てる", async () => {
        const body = new URLSearchParams({ page, target });
        await fetch(ADDRESS, { method: "POST", headers: { "X-CSRFToken": token }, body });
        seen = "";
        box.remove();
      }),
    );
    box.append(words, row);
    form.before(box);
  }

  form.addEventListener("input", () => { dirty = true; later(); });
  form.addEventListener("change", (event) => { if (event.isTrusted) { dirty = true; later(); } });
  form.addEventListener("submit", (event) => { if (!event.defaultPrevented) { leaving = true; clearTimeout(timer); } });
  window.addEventListener("pageshow", () => { leaving = false; });
  window.addEventListener("pagehide", () => save(true));
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(true); });

  const query = new URLSearchParams({ page, target });
  fetch(`${ADDRESS}?${query}`, { redirect: "error" }).then((answer) => answer.json()).then((facts) => {
    seen = facts.seen;
    const resumed = new URLSearchParams(location.search).get("draft") === "1";
    if (facts.seen && !resumed && !document.getElementById("errors") && !document.querySelector("[data-draft-offer]")) offer(facts);
  }).catch(() => {});
})();
