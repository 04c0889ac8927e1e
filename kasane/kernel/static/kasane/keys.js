/* 一つの文字で動く操作。書いている間は動かず、「キー操作の一覧」で止められる（この端末に覚える）。 */
"use strict";
(() => {
  const NAME = "kasane-keys";
  const off = () => {
    try {
      return localStorage.getItem(NAME) === "off";
    } catch {
      return true;
    }
  };
  const writing = (node) => node.closest("input, textarea, select, [contenteditable]");
  const shown = (selector) => [...document.querySelectorAll(selector)].find((node) => node.offsetParent);
  let waiting = false;

  const find = () => {
    const pull = document.querySelector(".narrow .pull");
    if (pull && pull.offsetParent) pull.open = true;
    shown("[data-key-find]")?.focus();
  };
  const write = () => document.querySelector("[data-key-write]")?.click();
  const home = () => location.assign("/");

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      document.querySelectorAll("details[name='top'][open]").forEach((item) => (item.open = false));
      return;
    }
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || off() || writing(event.target)) return;
    const act = waiting ? { h: home }[event.key] : { "/": find, n: write }[event.key];
    waiting = !waiting && event.key === "g";
    if (waiting) setTimeout(() => (waiting = false), 1500);
    if (!act) return;
    event.preventDefault();
    act();
  });

  const box = document.querySelector("[data-keys-switch]");
  if (box) {
    box.closest("[hidden]").hidden = false;
    box.checked = !off();
    box.addEventListener("change", () => localStorage.setItem(NAME, box.checked ? "on" : "off"));
  }
})();
