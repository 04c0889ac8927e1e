/* 閉じたボタンを押したら、なぜかを上に知らせる。押しても何も起きないのは同じ。 */
"use strict";
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-closed]");
  if (!button) return;
  event.preventDefault();
  const reason = document.getElementById(button.getAttribute("aria-describedby"));
  const told = document.getElementById("told");
  if (!reason || !told) return;
  const banner = document.createElement("div");
  const words = document.createElement("p");
  banner.className = "banner banner-warning";
  words.textContent = `「${button.textContent.trim()}」はまだできません。${reason.textContent.trim()}`;
  banner.append(words);
  told.replaceChildren(banner);
});
