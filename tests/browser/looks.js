// What test_keyboard.py asks of a page: it puts these in `window`, after the page's own script.
const shown = (element) => element.checkVisibility({ visibilityProperty: true });
const called = (element) => `${element.localName} “${(element.ariaLabel || element.textContent || element.name || "").trim().replace(/\s+/g, " ").slice(0, 50)}”`;
const STOPS = "a[href], button, summary, input:not([type=hidden]), select, textarea";

// ---- how strongly a colour stands out, as WCAG 2.2 counts it
const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
function light(colour) {
  const [r, g, b] = channels(colour).map((one) => (one / 255 <= 0.03928 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one, other) {
  const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}
function ground(element) {
  for (let one = element; one; one = one.parentElement) {
    const colour = getComputedStyle(one).backgroundColor;
    if ((channels(colour)[3] ?? 1) > 0.5) return colour;
  }
  return "rgb(255, 255, 255)";
}

// ---- where the focus is: seen, and not under something else
function wrongAtFocus() {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const wrong = [];
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) wrong.push("has the focus and does not show it");
  else if (contrast(style.outlineColor, ground(element.parentElement)) < 3) wrong.push("shows the focus in a colour that is hardly seen");
  const box = [...element.getClientRects()].find(({ width, height }) => width > 1 && height > 1);
  if (!box) return [...wrong, "has the focus and no size"].map((what) => `${called(element)} ${what}`);
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const taller = box.top < 0 && box.bottom > innerHeight;
  const hit = document.elementFromPoint(x, y);
  const own = hit && (element.contains(hit) || [...(element.labels ?? [])].some((label) => label.contains(hit)));
  if (!own && !taller) wrong.push(hit ? `is under ${called(hit)}` : "has the focus outside the window");
  return wrong.map((what) => `${called(element)} ${what}`);
}

function stop() {
  const element = document.activeElement;
  if (element === document.body) return null;
  const { left, top, bottom } = element.getBoundingClientRect();
  const place = { left: left + scrollX, top: top + scrollY, bottom: bottom + scrollY, main: Boolean(element.closest("main")) };
  return { ...place, called: called(element), wrong: wrongAtFocus() };
}

const wrongOnTheWay = () =>
  [...document.querySelectorAll(STOPS)]
    .filter((element) => shown(element) && element.tabIndex >= 0 && !element.disabled && !element.closest(".skip"))
    .flatMap((element) => (element.focus(), document.activeElement === element ? wrongAtFocus() : []));

// ---- what a thumb finds: 44 by 44, or a link in running text
function small() {
  return [...document.querySelectorAll(STOPS)].filter((element) => {
    if (!shown(element) || element.tabIndex < 0 || element.matches(".skip, :disabled")) return false;
    const boxes = [element, ...(element.matches("[type=checkbox], [type=radio]") ? element.labels : [])].map((one) => one.getBoundingClientRect());
    const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
    const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
    return (width < 43.5 || height < 43.5) && !running(element);
  }).map((element) => `${called(element)} is too small for a thumb`);
}
function running(element) {
  if (getComputedStyle(element).display !== "inline") return false;
  let block = element.parentElement;
  while (getComputedStyle(block).display === "inline") block = block.parentElement;
  const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) if (!words.currentNode.parentElement.closest("a, button, .unseen") && /\p{L}{2}/u.test(words.currentNode.data)) return true;
  return false;
}

Object.assign(window, { stop, small, wrongOnTheWay });
