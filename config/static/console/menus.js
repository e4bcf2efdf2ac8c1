// The menus: they open by click, Enter and Space of themselves; the rest of what is expected is here.

const nav = document.querySelector("nav.rooms");

function close(menu, back) {
  menu.open = false;
  if (back) menu.querySelector("summary").focus();
}

function step(menu, by) {
  const links = [...menu.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  links.at((at + by + links.length) % links.length).focus();
}

function pressed(event) {
  const menu = event.target.closest("details.room");
  if (!menu) return;
  if (event.key === "Escape") close(menu, true);
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const outside = !menu.contains(document.activeElement.closest("li"));
    menu.open = true;
    step(menu, event.key === "ArrowDown" || outside ? 1 : -1);
  }
}

function closeOthers(target) {
  for (const menu of nav.querySelectorAll("details.room[open]")) {
    if (!menu.contains(target)) close(menu, false);
  }
}

// On a narrow screen all menus are behind one button.
function fold(button) {
  button.hidden = false;
  nav.classList.add("folding");
  button.addEventListener("click", () => {
    const open = nav.classList.toggle("unfolded");
    button.setAttribute("aria-expanded", String(open));
  });
}

if (nav) {
  nav.addEventListener("keydown", pressed);
  document.addEventListener("click", (event) => closeOthers(event.target));
  nav.addEventListener("focusout", (event) => event.relatedTarget && closeOthers(event.relatedTarget));
  fold(nav.querySelector(".rooms-toggle"));
}
